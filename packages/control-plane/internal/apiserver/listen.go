package apiserver

import (
	"errors"
	"fmt"
	"net"
	"strconv"
	"syscall"
)

// Host is where the API server listens: on this machine only.
const Host = "127.0.0.1"

// Listen takes the wanted port or fails. Without a wanted one (0) it takes the last one, so that kubeconfigs and open
// connections of an earlier start recover, and where that is taken any free one.
func Listen(wanted, last int) (net.Listener, error) {
	if wanted != 0 {
		listener, err := listen(wanted)
		if errors.Is(err, syscall.EADDRINUSE) {
			return nil, fmt.Errorf("port %d of %s is taken by another program: stop that one, choose another --port, or --port 0 for a free one", wanted, Host)
		}
		if err != nil {
			return nil, fmt.Errorf("cannot listen on port %d of %s (%w): choose another --port, or --port 0 for a free one", wanted, Host, err)
		}
		return listener, nil
	}
	if last != 0 {
		if listener, err := listen(last); err == nil {
			return listener, nil
		}
	}
	listener, err := listen(0)
	if err != nil {
		return nil, fmt.Errorf("no free port on %s: %w", Host, err)
	}
	return listener, nil
}

func listen(port int) (net.Listener, error) {
	return net.Listen("tcp", net.JoinHostPort(Host, strconv.Itoa(port)))
}
