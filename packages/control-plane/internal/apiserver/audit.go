package apiserver

import (
	"fmt"
	"os"
	"path/filepath"

	"services-toolkit/control-plane/internal/certificates"
)

// defaultAuditPolicy names who did what to which object, and never a body: those of Secrets would be in the log. What the
// control plane does to keep itself going is left out.
const defaultAuditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: None
    users: ["system:apiserver", "` + certificates.ControllersUser + `"]
  - level: Metadata
`

// PrepareAudit makes the audit log's folder and, where no policy was chosen, writes the default one into folder.
func PrepareAudit(log, policy, folder string) (absoluteLog, policyFile string, err error) {
	absoluteLog, err = filepath.Abs(log)
	if err != nil {
		return "", "", err
	}
	if err := os.MkdirAll(filepath.Dir(absoluteLog), 0o755); err != nil {
		return "", "", fmt.Errorf("the folder of the audit log %s cannot be created: %w", absoluteLog, err)
	}
	if policy != "" {
		return absoluteLog, policy, nil
	}
	policyFile = filepath.Join(folder, "audit-policy.yaml")
	if err := os.WriteFile(policyFile, []byte(defaultAuditPolicy), 0o600); err != nil {
		return "", "", fmt.Errorf("the audit policy %s cannot be written: %w", policyFile, err)
	}
	return absoluteLog, policyFile, nil
}
