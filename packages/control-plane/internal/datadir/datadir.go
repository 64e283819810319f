// Package datadir is the folder that a control plane keeps between starts.
package datadir

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// longestSocketPath is what every supported system accepts: sockaddr_un holds 108 bytes on Linux, 104 on macOS.
const longestSocketPath = 100

// Dir is a data folder that this process holds alone until Close.
type Dir struct {
	path string
	lock *os.File
}

// Open creates the folder if it is missing and takes its lock, which the system gives back however the process ends.
func Open(path string) (*Dir, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("the data folder %s has no absolute path: %w", path, err)
	}
	if err := os.MkdirAll(absolute, 0o700); err != nil {
		return nil, fmt.Errorf("the data folder %s cannot be created: %w", absolute, err)
	}
	lock, err := os.OpenFile(filepath.Join(absolute, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("the data folder %s is not writable: %w", absolute, err)
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		defer lock.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("the data folder %s is in use by another control plane%s: stop that one, or choose another --data-dir", absolute, holder(lock))
		}
		return nil, fmt.Errorf("the data folder %s cannot be locked: %w", absolute, err)
	}
	dir := &Dir{path: absolute, lock: lock}
	return dir, dir.writeHolder()
}

func holder(lock *os.File) string {
	text := make([]byte, 20)
	n, _ := lock.ReadAt(text, 0)
	if pid := strings.TrimSpace(string(text[:n])); pid != "" {
		return " (process " + pid + ")"
	}
	return ""
}

func (d *Dir) writeHolder() error {
	if err := d.lock.Truncate(0); err != nil {
		return err
	}
	_, err := d.lock.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0)
	return err
}

// Path returns the absolute path of a file or folder inside the data folder.
func (d *Dir) Path(elements ...string) string {
	return filepath.Join(append([]string{d.path}, elements...)...)
}

// Folder is Path for a folder that only the owner may enter; it is created if it is missing.
func (d *Dir) Folder(name string) (string, error) {
	folder := d.Path(name)
	return folder, os.MkdirAll(folder, 0o700)
}

// SocketPath returns a path for a unix socket: in the data folder, or in a temporary folder where that is too deep.
// cleanup removes what was made for it.
func (d *Dir) SocketPath(name string) (socket string, cleanup func(), err error) {
	socket = d.Path(name)
	if len(socket) <= longestSocketPath {
		return socket, func() { os.Remove(socket) }, nil
	}
	folder, err := os.MkdirTemp("", "control-plane-")
	if err != nil {
		return "", nil, fmt.Errorf("no temporary folder for the socket of etcd: %w", err)
	}
	return filepath.Join(folder, name), func() { os.RemoveAll(folder) }, nil
}

// LastPort returns the port of the last start, 0 if there was none.
func (d *Dir) LastPort() int {
	text, err := os.ReadFile(d.Path("port"))
	if err != nil {
		return 0
	}
	port, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil || port < 1 || port > 65535 {
		return 0
	}
	return port
}

// RememberPort keeps the port for the next start.
func (d *Dir) RememberPort(port int) error {
	return os.WriteFile(d.Path("port"), []byte(strconv.Itoa(port)+"\n"), 0o600)
}

// Close gives the folder back.
func (d *Dir) Close() { d.lock.Close() }

// Delete removes the folder with everything in it.
func (d *Dir) Delete() error {
	defer d.Close()
	return os.RemoveAll(d.path)
}
