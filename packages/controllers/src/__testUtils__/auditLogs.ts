import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What is logged: see there. */
export const auditPolicy = resolve(__dirname, 'auditPolicy.yaml');

/** Who the controllers are. */
export const controllersUser =
  'system:serviceaccount:services-toolkit:services-toolkit-controllers';

/** A line of an audit log, as far as it is of interest here. */
export interface AuditEvent {
  verb: string;
  user: { username: string };
  objectRef?: {
    apiGroup?: string;
    resource?: string;
    subresource?: string;
    name?: string;
  };
  responseStatus?: { code?: number };
  /** Of statuses and Events. */
  requestObject?: unknown;
  requestReceivedTimestamp: string;
  annotations?: Record<string, string>;
}

/**
 * Where the API servers of one test run leave their audit logs. Each test file is a process of its own; what they have in
 * common is the test runner that started them.
 */
export function auditFolder(): string {
  return join(tmpdir(), `controllers-audit-${process.ppid}`);
}

/** The logs of all API servers that this run has had. */
export function readAuditLogs(): AuditEvent[][] {
  const folder = auditFolder();
  assert.ok(
    existsSync(folder),
    'There are no audit logs: run it as one of the last files of test:kubernetes',
  );
  return readdirSync(folder).map(file =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): AuditEvent => JSON.parse(line)),
  );
}
