// Command control-plane is one Kubernetes control plane in one process: etcd, kube-apiserver and the few built-in
// controllers that this project relies on. It is for development and tests on one machine: no kubelet, no scheduler.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"

	"services-toolkit/control-plane/internal/controlplane"
)

// readiness is the one line on stdout: a program that starts this one needs to read nothing else.
type readiness struct {
	Ready      bool   `json:"ready"`
	Name       string `json:"name,omitempty"`
	Kubeconfig string `json:"kubeconfig,omitempty"`
	Server     string `json:"server,omitempty"`
	Error      string `json:"error,omitempty"`
}

// ballastBytes takes addresses and no memory, since nothing ever writes there. Go collects garbage when the heap has
// doubled: that of a control plane with little in it, several times a second and for a fifth of all its CPU time.
const ballastBytes = 512 << 20

func main() {
	ballast := make([]byte, ballastBytes)
	defer runtime.KeepAlive(ballast)

	options, err := readOptions(os.Args[1:])
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		// flag has printed what is wrong.
		os.Exit(2)
	}

	err = controlplane.Run(options, func(running controlplane.Running) {
		say(readiness{Ready: true, Name: options.Name, Kubeconfig: running.Kubeconfig, Server: running.Server})
	})
	if err != nil {
		fmt.Fprintf(os.Stderr, "control-plane: %v\n", err)
		say(readiness{Name: options.Name, Error: err.Error()})
		os.Exit(1)
	}
}

func readOptions(args []string) (controlplane.Options, error) {
	var options controlplane.Options
	flags := flag.NewFlagSet("control-plane", flag.ContinueOnError)
	flags.StringVar(&options.Name, "name", "control-plane", "name of the cluster and of the context in the kubeconfig")
	flags.StringVar(&options.DataDir, "data-dir", "", "folder for certificates and data; kept between starts (required)")
	flags.BoolVar(&options.DeleteData, "delete-data", false, "delete the data folder at the end")
	flags.StringVar(&options.Kubeconfig, "kubeconfig", "", "where the administrator's kubeconfig is written (default <data-dir>/kubeconfig)")
	flags.IntVar(&options.Port, "port", 0, "port of the API server on 127.0.0.1; 0: the one of the last start if it is free, otherwise any free one")
	flags.BoolVar(&options.StopWithParent, "stop-with-parent", false, "end when stdin is closed or the parent process has ended")
	flags.StringVar(&options.AuditLog, "audit-log", "", "file for the API server's audit log")
	flags.StringVar(&options.AuditPolicy, "audit-policy", "", "audit policy file (default: the metadata of every request, no bodies)")
	flags.IntVar(&options.Verbosity, "v", 0, "how much the API server and the controllers log, 0 to 10")
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "Usage: control-plane --data-dir <folder> [flags] [-- further flags of kube-apiserver]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return options, err
	}
	if options.DataDir == "" {
		err := errors.New("--data-dir is required: name the folder that keeps certificates and data")
		fmt.Fprintf(flags.Output(), "control-plane: %v\n", err)
		return options, err
	}
	options.APIServerFlags = flags.Args()
	return options, nil
}

func say(line readiness) {
	// The parent may be gone already: then nobody is left to tell.
	_ = json.NewEncoder(os.Stdout).Encode(line)
}
