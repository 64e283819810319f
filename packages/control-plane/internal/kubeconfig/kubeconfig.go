// Package kubeconfig writes the administrator's kubeconfig.
package kubeconfig

import (
	"fmt"
	"os"
	"path/filepath"

	"k8s.io/client-go/tools/clientcmd"
	clientcmdapi "k8s.io/client-go/tools/clientcmd/api"

	"services-toolkit/control-plane/internal/certificates"
)

// Admin is the one user of one cluster.
type Admin struct {
	ClusterName string
	Server      string
	CA          []byte
	Client      certificates.Client
}

// Write replaces file as a whole: whoever waits for it never reads a half-written one. Only the owner may read it.
func Write(file string, admin Admin) error {
	user := admin.ClusterName + "-admin"
	config := clientcmdapi.NewConfig()
	config.Clusters[admin.ClusterName] = &clientcmdapi.Cluster{Server: admin.Server, CertificateAuthorityData: admin.CA}
	config.AuthInfos[user] = &clientcmdapi.AuthInfo{ClientCertificateData: admin.Client.Cert, ClientKeyData: admin.Client.Key}
	config.Contexts[admin.ClusterName] = &clientcmdapi.Context{Cluster: admin.ClusterName, AuthInfo: user}
	config.CurrentContext = admin.ClusterName
	content, err := clientcmd.Write(*config)
	if err != nil {
		return fmt.Errorf("the kubeconfig %s cannot be encoded: %w", file, err)
	}
	if err := replace(file, content); err != nil {
		return fmt.Errorf("the kubeconfig %s cannot be written: %w", file, err)
	}
	return nil
}

func replace(file string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	// CreateTemp makes files with mode 0600.
	half, err := os.CreateTemp(filepath.Dir(file), ".kubeconfig-")
	if err != nil {
		return err
	}
	defer os.Remove(half.Name())
	if _, err := half.Write(content); err != nil {
		half.Close()
		return err
	}
	if err := half.Close(); err != nil {
		return err
	}
	return os.Rename(half.Name(), file)
}
