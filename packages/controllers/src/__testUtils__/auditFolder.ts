import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the API servers of one test run leave their audit logs. Each test file is a process of its own; what they have in
 * common is the test runner that started them.
 */
export function auditFolder(): string {
  return join(tmpdir(), `controllers-audit-${process.ppid}`);
}
