package controlplane

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"k8s.io/client-go/rest"

	"services-toolkit/control-plane/internal/apiserver"
	"services-toolkit/control-plane/internal/certificates"
	"services-toolkit/control-plane/internal/datadir"
	"services-toolkit/control-plane/internal/etcd"
	"services-toolkit/control-plane/internal/kubeconfig"
	"services-toolkit/control-plane/internal/parent"
)

// Run starts a control plane, calls ready once it can be used, and returns after it has stopped: with nil when it was
// told to stop, otherwise with the reason in one sentence.
func Run(options Options, ready func(Running)) error {
	ctx, stop := untilToldToStop(options.StopWithParent)
	defer stop()

	dir, err := datadir.Open(options.DataDir)
	if err != nil {
		return err
	}
	if options.DeleteData {
		defer dir.Delete()
	} else {
		defer dir.Close()
	}

	config, err := prepare(options, dir)
	if err != nil {
		return err
	}
	etcdFolder, err := dir.Folder("etcd")
	if err != nil {
		return err
	}
	socket, removeSocket, err := dir.SocketPath("etcd.sock")
	if err != nil {
		return err
	}
	defer removeSocket()
	store, err := etcd.Start(etcdFolder, socket)
	if err != nil {
		return err
	}
	defer within(etcdStopTimeout, store.Stop)
	config.EtcdEndpoint = store.Endpoint

	kubeconfigFile, err := filepath.Abs(options.kubeconfigFile(dir))
	if err != nil {
		return err
	}
	return serve(ctx, config, store, func() error {
		err := kubeconfig.Write(kubeconfigFile, kubeconfig.Admin{
			ClusterName: options.Name,
			Server:      config.URL(),
			CA:          config.Certificates.CA,
			Client:      config.Certificates.Admin,
		})
		if err == nil {
			ready(Running{Kubeconfig: kubeconfigFile, Server: config.URL()})
		}
		return err
	})
}

func (o Options) kubeconfigFile(dir *datadir.Dir) string {
	if o.Kubeconfig != "" {
		return o.Kubeconfig
	}
	return dir.Path("kubeconfig")
}

// untilToldToStop returns a context that ends with a signal or, if wished, with the parent. A second signal ends the
// process at once.
func untilToldToStop(stopWithParent bool) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	// The line on stdout and the log may find no reader any more: that is an error to ignore, not a reason to die.
	signal.Ignore(syscall.SIGPIPE, syscall.SIGHUP)
	var parentEnded <-chan struct{}
	if stopWithParent {
		parentEnded = parent.Ended(ctx)
	}
	go func() {
		select {
		case <-signals:
		case <-parentEnded:
		case <-ctx.Done():
			return
		}
		cancel()
		<-signals
		os.Exit(1)
	}()
	return ctx, cancel
}

func prepare(options Options, dir *datadir.Dir) (apiserver.Config, error) {
	config := apiserver.Config{Verbosity: options.Verbosity, ExtraFlags: options.APIServerFlags}
	pki, err := dir.Folder("pki")
	if err != nil {
		return config, err
	}
	config.Certificates, err = certificates.Prepare(pki, options.Name, apiserver.ServiceIP)
	if err != nil {
		return config, err
	}
	if options.AuditLog != "" {
		config.AuditLog, config.AuditPolicy, err = apiserver.PrepareAudit(options.AuditLog, options.AuditPolicy, dir.Path())
		if err != nil {
			return config, err
		}
	}
	config.Listener, err = apiserver.Listen(options.Port, dir.LastPort())
	if err != nil {
		return config, err
	}
	return config, dir.RememberPort(config.Port())
}

func controllersClientConfig(config apiserver.Config) *rest.Config {
	return &rest.Config{
		Host:      config.URL(),
		UserAgent: "control-plane",
		TLSClientConfig: rest.TLSClientConfig{
			CAData:   config.Certificates.CA,
			CertData: config.Certificates.Controllers.Cert,
			KeyData:  config.Certificates.Controllers.Key,
		},
	}
}

// within gives a step of the stop its time, and goes on without it after that: the process is about to end anyway.
func within(limit time.Duration, step func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		step()
	}()
	select {
	case <-done:
	case <-time.After(limit):
		fmt.Fprintf(os.Stderr, "control-plane: a step of the stop took longer than %s and was left behind\n", limit)
	}
}
