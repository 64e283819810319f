package apiserver

import (
	"fmt"
	"os"
	"path/filepath"
)

// defaultAuditPolicy names who did what to which object, and never a body: those of Secrets would be in the log.
const defaultAuditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
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
