// Package certificates makes what the parts of one control plane prove themselves with.
package certificates

import (
	"crypto/x509"
	"fmt"
	"net"
	"path/filepath"
)

const (
	// FrontProxyName is the common name with which the API server calls aggregated API servers.
	FrontProxyName = "front-proxy-client"
	// ControllersUser is who the built-in controllers are, so that the audit log tells them from a person.
	ControllersUser = "system:control-plane-controllers"

	adminUser   = "kubernetes-admin"
	adminsGroup = "system:masters"
)

// Client is what a client proves itself with.
type Client struct {
	Cert []byte
	Key  []byte
}

// Set names the files that kube-apiserver reads, and carries the clients' certificates.
type Set struct {
	CAFile                string
	CA                    []byte
	ServingCertFile       string
	ServingKeyFile        string
	FrontProxyCAFile      string
	FrontProxyCertFile    string
	FrontProxyKeyFile     string
	ServiceAccountKeyFile string
	Admin                 Client
	Controllers           Client
}

// Prepare keeps both authorities and the service-account key of an earlier start, and makes everything else anew.
//
// serviceIP is the cluster IP of the Service "kubernetes", which the serving certificate has to name.
func Prepare(folder, clusterName string, serviceIP net.IP) (*Set, error) {
	file := func(name string) string { return filepath.Join(folder, name) }
	set := &Set{
		CAFile:                file("ca.crt"),
		ServingCertFile:       file("apiserver.crt"),
		ServingKeyFile:        file("apiserver.key"),
		FrontProxyCAFile:      file("front-proxy-ca.crt"),
		FrontProxyCertFile:    file("front-proxy-client.crt"),
		FrontProxyKeyFile:     file("front-proxy-client.key"),
		ServiceAccountKeyFile: file("service-account.key"),
	}
	ca, err := loadOrCreateAuthority(clusterName+"-ca", set.CAFile, file("ca.key"))
	if err != nil {
		return nil, err
	}
	set.CA = ca.pem
	frontProxyCA, err := loadOrCreateAuthority(clusterName+"-front-proxy-ca", set.FrontProxyCAFile, file("front-proxy-ca.key"))
	if err != nil {
		return nil, err
	}
	if err := loadOrCreateKey(set.ServiceAccountKeyFile); err != nil {
		return nil, fmt.Errorf("no service-account key: %w", err)
	}
	if err := issueToFiles(ca, serving(serviceIP), set.ServingCertFile, set.ServingKeyFile); err != nil {
		return nil, fmt.Errorf("no serving certificate: %w", err)
	}
	if err := issueToFiles(frontProxyCA, frontProxy(), set.FrontProxyCertFile, set.FrontProxyKeyFile); err != nil {
		return nil, fmt.Errorf("no front-proxy certificate: %w", err)
	}
	if set.Admin, err = issueClient(ca, adminUser); err != nil {
		return nil, fmt.Errorf("no administrator's certificate: %w", err)
	}
	if set.Controllers, err = issueClient(ca, ControllersUser); err != nil {
		return nil, fmt.Errorf("no certificate for the controllers: %w", err)
	}
	return set, nil
}

func serving(serviceIP net.IP) subject {
	return subject{
		commonName:  "kube-apiserver",
		dnsNames:    []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"},
		ipAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback, serviceIP},
		usage:       x509.ExtKeyUsageServerAuth,
	}
}

func frontProxy() subject {
	return subject{commonName: FrontProxyName, usage: x509.ExtKeyUsageClientAuth}
}

func issueClient(ca *authority, user string) (Client, error) {
	certPEM, keyPEM, err := ca.issue(subject{
		commonName: user,
		groups:     []string{adminsGroup},
		usage:      x509.ExtKeyUsageClientAuth,
	})
	return Client{Cert: certPEM, Key: keyPEM}, err
}

func issueToFiles(a *authority, s subject, certFile, keyFile string) error {
	certPEM, keyPEM, err := a.issue(s)
	if err != nil {
		return err
	}
	if err := writeFile(keyFile, keyPEM); err != nil {
		return err
	}
	return writeFile(certFile, certPEM)
}
