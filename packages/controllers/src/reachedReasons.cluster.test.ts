import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEST_KUBECONFIG_VARIABLE } from '@services-toolkit/test-support';
import { readAuditLogs } from './__testUtils__/auditLogs';
import {
  documentedReasons,
  foundReasons,
  toldReasons,
} from './__testUtils__/reachedReasons';

test('every documented condition, reason and event was told to an API server by the tests before', t => {
  if (process.env[TEST_KUBECONFIG_VARIABLE]) {
    t.diagnostic('The cluster is a shared one, whose audit log is not known');
    return;
  }
  const { written, given } = toldReasons(readAuditLogs().flat());
  assert.deepEqual(
    documentedReasons().filter(reason => !written.has(reason)),
    [],
    'reasons that no test reaches: test what they are for, or remove them',
  );
  assert.deepEqual(
    foundReasons().filter(reason => !given.has(reason) || written.has(reason)),
    [],
    'reasons of the original that no test has put before the controllers, or that they wrote themselves',
  );
});
