package apiserver

import (
	"net"
	"strconv"

	"services-toolkit/control-plane/internal/certificates"
)

const (
	serviceRange = "10.96.0.0/16"
	issuer       = "https://kubernetes.default.svc"
)

// ServiceIP is the cluster IP of the Service "kubernetes": the first one of the range. Nothing listens there.
var ServiceIP = net.IPv4(10, 96, 0, 1)

// Config is what differs between two API servers.
type Config struct {
	Listener     net.Listener
	EtcdEndpoint string
	Certificates *certificates.Set
	AuditLog     string
	AuditPolicy  string
	Verbosity    int
	// ExtraFlags come last, so that they win.
	ExtraFlags []string
}

// URL is where clients reach the API server.
func (c Config) URL() string { return "https://" + c.Listener.Addr().String() }

// Port is the one that the listener got.
func (c Config) Port() int { return c.Listener.Addr().(*net.TCPAddr).Port }

func (c Config) flags() []string {
	pki := c.Certificates
	flags := []string{
		"--etcd-servers=" + c.EtcdEndpoint,
		"--bind-address=" + Host,
		"--secure-port=" + strconv.Itoa(c.Port()),
		// The Service "kubernetes" gets no endpoints: EndpointSlices refuse a loopback address. What the API server itself
		// calls at kubernetes.default.svc it resolves to itself.
		"--advertise-address=" + Host,
		"--endpoint-reconciler-type=none",
		"--service-cluster-ip-range=" + serviceRange,
		"--tls-cert-file=" + pki.ServingCertFile,
		"--tls-private-key-file=" + pki.ServingKeyFile,
		"--client-ca-file=" + pki.CAFile,
		"--authorization-mode=RBAC",
		"--service-account-issuer=" + issuer,
		"--service-account-key-file=" + pki.ServiceAccountKeyFile,
		"--service-account-signing-key-file=" + pki.ServiceAccountKeyFile,
		"--requestheader-client-ca-file=" + pki.FrontProxyCAFile,
		"--requestheader-allowed-names=" + certificates.FrontProxyName,
		"--requestheader-username-headers=X-Remote-User",
		"--requestheader-uid-headers=X-Remote-Uid",
		"--requestheader-group-headers=X-Remote-Group",
		"--requestheader-extra-headers-prefix=X-Remote-Extra-",
		"--proxy-client-cert-file=" + pki.FrontProxyCertFile,
		"--proxy-client-key-file=" + pki.FrontProxyKeyFile,
		// No kubelet mounts tokens here, and Pods that a test writes should not wait for a ServiceAccount.
		"--disable-admission-plugins=ServiceAccount",
		// Watches are told to end, so that the port is free at once and clients reconnect without waiting for a timeout.
		"--shutdown-watch-termination-grace-period=1s",
		"--v=" + strconv.Itoa(c.Verbosity),
	}
	if c.AuditLog != "" {
		flags = append(flags, "--audit-log-path="+c.AuditLog, "--audit-policy-file="+c.AuditPolicy)
	}
	return append(flags, c.ExtraFlags...)
}
