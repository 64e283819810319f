package controlplane

import (
	"context"
	"errors"
	"fmt"

	"k8s.io/client-go/kubernetes"

	"services-toolkit/control-plane/internal/apiserver"
	"services-toolkit/control-plane/internal/controllers"
	"services-toolkit/control-plane/internal/etcd"
)

// serve runs API server and controllers on a running etcd until ctx ends or one of them fails.
func serve(ctx context.Context, config apiserver.Config, store *etcd.Server, ready func() error) error {
	serverCtx, stopServer := context.WithCancel(context.Background())
	serverEnded := make(chan error, 1)
	go func() { serverEnded <- apiserver.Run(serverCtx, config) }()
	// Controllers first: they are clients of the API server.
	controllersCtx, stopControllers := context.WithCancel(ctx)
	started := make(chan error, 1)
	go func() {
		err := start(controllersCtx, config)
		if err == nil {
			err = ready()
		}
		started <- err
	}()
	stopAll := func() {
		stopControllers()
		stopServer()
	}
	defer stopAll()
	etcdFailed := store.Failed()

	for {
		select {
		case err := <-started:
			if err != nil && ctx.Err() == nil {
				return err
			}
		case err := <-serverEnded:
			return orEndedByItself(err)
		case err := <-etcdFailed:
			return err
		case <-ctx.Done():
			stopAll()
			within(apiServerStopTimeout, func() { <-serverEnded })
			return nil
		}
	}
}

func orEndedByItself(err error) error {
	if err == nil {
		return errors.New("kube-apiserver ended by itself: see the log for the reason")
	}
	return err
}

// start returns once the control plane can be used.
func start(ctx context.Context, config apiserver.Config) error {
	limited, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	clientConfig := controllersClientConfig(config)
	client, err := kubernetes.NewForConfig(clientConfig)
	if err != nil {
		return fmt.Errorf("no client for the API server: %w", err)
	}
	if err := apiserver.WaitServing(limited, client); err != nil {
		return fmt.Errorf("the API server was not ready %s after its start: see the log for the reason", startTimeout)
	}
	if err := controllers.Start(ctx, clientConfig, config.Certificates.ServiceAccountKeyFile, config.Certificates.CA); err != nil {
		return err
	}
	if err := apiserver.WaitSettled(limited, client); err != nil {
		return fmt.Errorf("the first namespaces and roles were not there %s after the start: see the log for the reason", startTimeout)
	}
	return nil
}
