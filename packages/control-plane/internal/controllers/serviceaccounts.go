package controllers

import (
	"context"

	"k8s.io/client-go/util/keyutil"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/controller/serviceaccount"
	serviceaccounttoken "k8s.io/kubernetes/pkg/serviceaccount"
)

const tokenWorkers = 2

// serviceAccounts makes the ServiceAccount "default" of every namespace, and fills Secrets of type
// kubernetes.io/service-account-token.
func (e *environment) serviceAccounts(ctx context.Context, keyFile string, rootCA []byte) ([]loop, error) {
	accounts, err := serviceaccount.NewServiceAccountsController(
		klog.FromContext(ctx),
		e.informers.Core().V1().ServiceAccounts(),
		e.informers.Core().V1().Namespaces(),
		e.client,
		serviceaccount.DefaultServiceAccountsControllerOptions(),
	)
	if err != nil {
		return nil, err
	}
	key, err := keyutil.PrivateKeyFromFile(keyFile)
	if err != nil {
		return nil, err
	}
	generator, err := serviceaccounttoken.JWTTokenGenerator(serviceaccounttoken.LegacyIssuer, key)
	if err != nil {
		return nil, err
	}
	tokens, err := serviceaccount.NewTokensController(
		klog.FromContext(ctx),
		e.informers.Core().V1().ServiceAccounts(),
		e.informers.Core().V1().Secrets(),
		e.client,
		serviceaccount.TokensControllerOptions{TokenGenerator: generator, RootCA: rootCA},
	)
	if err != nil {
		return nil, err
	}
	return []loop{
		func(ctx context.Context) { accounts.Run(ctx, 1) },
		func(ctx context.Context) { tokens.Run(ctx, tokenWorkers) },
	}, nil
}
