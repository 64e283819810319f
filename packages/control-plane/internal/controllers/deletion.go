package controllers

import (
	"context"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/restmapper"
	"k8s.io/controller-manager/pkg/informerfactory"
	"k8s.io/kubernetes/pkg/controller/garbagecollector"
	"k8s.io/kubernetes/pkg/controller/namespace"
)

const (
	namespaceWorkers = 10
	namespaceResync  = 5 * time.Minute

	garbageWorkers = 10
	// newKindsPeriod is how soon a new CRD's objects are collected. kube-controller-manager takes 30 s; here tests wait for
	// it, and looking costs one request.
	newKindsPeriod = 2 * time.Second
)

// namespaces empties and removes namespaces that are being deleted. It begins 5 s after the delete, a constant of
// Kubernetes.
func (e *environment) namespaces(ctx context.Context) loop {
	controller := namespace.NewNamespaceController(
		ctx,
		e.client,
		e.metadata,
		e.client.Discovery().ServerPreferredNamespacedResources,
		e.informers.Core().V1().Namespaces(),
		namespaceResync,
		corev1.FinalizerKubernetes,
	)
	return func(ctx context.Context) { controller.Run(ctx, namespaceWorkers) }
}

// garbageCollector deletes what is owned by objects that are gone, and carries out foreground deletion and orphaning.
func (e *environment) garbageCollector(ctx context.Context, informersStarted <-chan struct{}) ([]loop, error) {
	mapper := restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(e.client.Discovery()))
	graph := garbagecollector.NewDependencyGraphBuilder(
		ctx,
		e.metadata,
		mapper,
		garbagecollector.DefaultIgnoredResources(),
		informerfactory.NewInformerFactory(e.informers, e.metadataInformers),
		informersStarted,
	)
	collector, err := garbagecollector.NewComposedGarbageCollector(ctx, e.client, e.metadata, mapper, graph)
	if err != nil {
		return nil, err
	}
	return []loop{
		func(ctx context.Context) { collector.Run(ctx, garbageWorkers, newKindsPeriod) },
		func(ctx context.Context) { collector.Sync(ctx, e.client.Discovery(), newKindsPeriod) },
	}, nil
}
