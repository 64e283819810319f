// Package controllers runs the few of Kubernetes' own controllers that this project relies on: those that finish what a
// delete began, fill aggregated roles, and make ServiceAccounts and their tokens.
package controllers

import (
	"context"
	"fmt"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/metadata/metadatainformer"
	"k8s.io/client-go/rest"
	"k8s.io/kubernetes/pkg/controller/clusterroleaggregation"
)

// environment is what the controllers share.
type environment struct {
	client            kubernetes.Interface
	metadata          metadata.Interface
	informers         informers.SharedInformerFactory
	metadataInformers metadatainformer.SharedInformerFactory
}

// loop runs one controller until its context ends.
type loop func(ctx context.Context)

// Start starts all controllers and returns once they have seen what exists. They run until ctx ends.
func Start(ctx context.Context, config *rest.Config, serviceAccountKeyFile string, rootCA []byte) error {
	env, err := newEnvironment(config)
	if err != nil {
		return fmt.Errorf("the controllers got no client: %w", err)
	}
	informersStarted := make(chan struct{})
	loops := []loop{env.namespaces(ctx), env.clusterRoles()}
	garbageCollector, err := env.garbageCollector(ctx, informersStarted)
	if err != nil {
		return fmt.Errorf("the garbage collector did not start: %w", err)
	}
	serviceAccounts, err := env.serviceAccounts(ctx, serviceAccountKeyFile, rootCA)
	if err != nil {
		return fmt.Errorf("the ServiceAccount controllers did not start: %w", err)
	}
	loops = append(loops, garbageCollector...)
	loops = append(loops, serviceAccounts...)

	for _, run := range loops {
		go run(ctx)
	}
	env.informers.Start(ctx.Done())
	env.metadataInformers.Start(ctx.Done())
	close(informersStarted)
	env.informers.WaitForCacheSync(ctx.Done())
	return ctx.Err()
}

func newEnvironment(config *rest.Config) (*environment, error) {
	config = rest.AddUserAgent(rest.CopyConfig(config), "controllers")
	// Client and server share a process: a rate limit would only make tests wait.
	config.QPS = -1
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	metadataClient, err := metadata.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	return &environment{
		client:    client,
		metadata:  metadataClient,
		informers: informers.NewSharedInformerFactoryWithOptions(client, 0, informers.WithTransform(dropManagedFields)),
		metadataInformers: metadatainformer.NewSharedInformerFactoryWithOptions(metadataClient, 0,
			metadatainformer.WithTransform(dropManagedFields)),
	}, nil
}

// dropManagedFields saves memory: they are the larger part of most objects, and no controller here reads them.
func dropManagedFields(object any) (any, error) {
	if accessor, err := meta.Accessor(object); err == nil {
		accessor.SetManagedFields(nil)
	}
	return object, nil
}

func (e *environment) clusterRoles() loop {
	controller := clusterroleaggregation.NewClusterRoleAggregation(e.informers.Rbac().V1().ClusterRoles(), e.client.RbacV1())
	return func(ctx context.Context) { controller.Run(ctx, 2) }
}
