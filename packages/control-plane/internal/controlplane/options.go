// Package controlplane puts the parts of one control plane together, in the order in which they need each other.
package controlplane

import "time"

const (
	// startTimeout is generous: a loaded machine with two cores takes ten seconds instead of three.
	startTimeout = 2 * time.Minute
	// The whole stop takes at most the sum of these, also where a client does not let go of its connection.
	apiServerStopTimeout = 3 * time.Second
	etcdStopTimeout      = 1500 * time.Millisecond
)

// Options are the command's flags.
type Options struct {
	Name           string
	DataDir        string
	DeleteData     bool
	Kubeconfig     string
	Port           int
	StopWithParent bool
	AuditLog       string
	AuditPolicy    string
	Verbosity      int
	APIServerFlags []string
}

// Running is what a client needs to know once the control plane is ready.
type Running struct {
	Kubeconfig string
	Server     string
}
