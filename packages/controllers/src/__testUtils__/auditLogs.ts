import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** Where the API servers of a test run leave their audit logs; `npm test` empties it before. */
export const auditFolder = resolve(
  __dirname,
  '../../../../.run/logs/test/controllers-audit',
);

/** The logs of all API servers that this run has had. */
export function readAuditLogs(): AuditEvent[][] {
  assert.ok(
    existsSync(auditFolder),
    'There are no audit logs: run `npm test -- kubernetes controllers`, which makes them first',
  );
  return readdirSync(auditFolder).map(file =>
    readFileSync(join(auditFolder, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): AuditEvent => JSON.parse(line)),
  );
}
