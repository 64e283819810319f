// Package parent notices the end of the process that started this one.
package parent

import (
	"context"
	"io"
	"os"
	"time"
)

const pollInterval = 500 * time.Millisecond

// Ended is closed when the parent has ended, however it ended.
//
// A pipe to stdin is closed by the system together with the parent. Where a third process has inherited the other end of
// that pipe, the change of the parent's process id tells.
func Ended(ctx context.Context) <-chan struct{} {
	ended := make(chan struct{})
	closed := make(chan struct{})
	parent := os.Getppid()
	go func() {
		defer close(closed)
		_, _ = io.Copy(io.Discard, os.Stdin)
	}()
	go func() {
		ticker := time.NewTicker(pollInterval)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-closed:
				close(ended)
				return
			case <-ticker.C:
				if os.Getppid() != parent {
					close(ended)
					return
				}
			}
		}
	}()
	return ended
}
