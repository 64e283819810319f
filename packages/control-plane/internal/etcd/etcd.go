// Package etcd runs the one member of a control plane's etcd inside this process.
package etcd

import (
	"errors"
	"fmt"
	"net/url"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
)

const startTimeout = 60 * time.Second

// Server is a running etcd.
type Server struct {
	// Endpoint is what kube-apiserver takes as --etcd-servers.
	Endpoint string
	embedded *embed.Etcd
}

// Start serves the data in folder on a unix socket, which needs no port and no certificate: who may enter the socket's
// folder may read the data anyway. There are no peers, so nothing listens for any.
func Start(folder, socket string) (*Server, error) {
	client := url.URL{Scheme: "unix", Path: socket}
	config := embed.NewConfig()
	config.Name = "default"
	config.Dir = folder
	config.ListenClientUrls = []url.URL{client}
	config.AdvertiseClientUrls = []url.URL{client}
	config.ListenPeerUrls = nil
	// A name without a listener: a single member never calls itself.
	config.AdvertisePeerUrls = []url.URL{{Scheme: "http", Host: "127.0.0.1:2380"}}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	// What a power cut would lose here is not worth a disk flush per write; the end of the process loses nothing.
	config.UnsafeNoFsync = true
	config.LogLevel = "error"
	config.LogOutputs = []string{embed.StdErrLogOutput}

	embedded, err := embed.StartEtcd(config)
	if err != nil {
		return nil, fmt.Errorf("etcd did not start on the data in %s: %w", folder, err)
	}
	server := &Server{Endpoint: client.String(), embedded: embedded}
	select {
	case <-embedded.Server.ReadyNotify():
		return server, nil
	case err := <-embedded.Err():
		server.Stop()
		return nil, fmt.Errorf("etcd ended while starting on the data in %s: %w", folder, err)
	case <-time.After(startTimeout):
		server.Stop()
		return nil, fmt.Errorf("etcd was not ready %s after its start on the data in %s: see the log for the reason", startTimeout, folder)
	}
}

// Failed delivers an error when etcd ends by itself.
func (s *Server) Failed() <-chan error {
	failed := make(chan error, 1)
	go func() {
		select {
		case err := <-s.embedded.Err():
			failed <- fmt.Errorf("etcd ended: %w", orUnknown(err))
		case <-s.embedded.Server.StopNotify():
		}
	}()
	return failed
}

func orUnknown(err error) error {
	if err == nil {
		return errors.New("no reason given")
	}
	return err
}

// Stop closes the store. It does not wait for open watches as Close does: their reader is this process, which ends.
func (s *Server) Stop() { s.embedded.Server.Stop() }
