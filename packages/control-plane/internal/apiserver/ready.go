package apiserver

import (
	"context"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/kubernetes"
)

const pollInterval = 50 * time.Millisecond

// WaitServing waits until every check of /readyz passes.
func WaitServing(ctx context.Context, client kubernetes.Interface) error {
	return wait.PollUntilContextCancel(ctx, pollInterval, true, func(ctx context.Context) (bool, error) {
		err := client.Discovery().RESTClient().Get().AbsPath("/readyz").Do(ctx).Error()
		return err == nil, nil
	})
}

// WaitSettled waits for what appears shortly after /readyz passes, and what every use takes for granted: the first
// namespaces, and the standard roles that the controller fills.
func WaitSettled(ctx context.Context, client kubernetes.Interface) error {
	return wait.PollUntilContextCancel(ctx, pollInterval, true, func(ctx context.Context) (bool, error) {
		for _, name := range []string{metav1.NamespaceDefault, metav1.NamespaceSystem} {
			if _, err := client.CoreV1().Namespaces().Get(ctx, name, metav1.GetOptions{}); err != nil {
				return false, nil
			}
		}
		for _, name := range []string{"admin", "edit", "view"} {
			role, err := client.RbacV1().ClusterRoles().Get(ctx, name, metav1.GetOptions{})
			if err != nil || len(role.Rules) == 0 {
				return false, nil
			}
		}
		return true, nil
	})
}
