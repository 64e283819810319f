import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEST_KUBECONFIG_VARIABLE } from '@services-toolkit/test-support';
import { controllersUser, readAuditLogs } from './__testUtils__/auditLogs';
import {
  accessOf,
  changesOfRoles,
  deployedRules,
  startsOfApiServer,
  textOf,
} from './__testUtils__/auditedRules';

/** What no request shows, or hardly any. Each has its reason; whatever else is in the roles, a test has to use. */
const usedOtherwise = [
  // Asked by admission itself. The tests' API servers run the plugin OwnerReferencesPermissionEnforcement: without these
  // no test passes.
  'update classclaims/finalizers.services.apps.tanzu.vmware.com',
  'update resourceclaims/finalizers.services.apps.tanzu.vmware.com',
  ...[
    'upstreamclusterlinks',
    'apiexportrolebindings',
    'clusterapigroupimports',
  ].map(
    plural =>
      `update ${plural}/finalizers.projection.apiresources.multicluster.x-tanzu.vmware.com`,
  ),
  'update secretimports/finalizers.replication.apiresources.multicluster.x-tanzu.vmware.com',
  // Asked by the API server when a RoleBinding is written: nobody binds what they do not have.
  'bind clusterroles.rbac.authorization.k8s.io',
  // Asked by the API server when a ClusterRole is written: nobody grants what they do not have.
  'claim clusterinstanceclasses.services.apps.tanzu.vmware.com',
];

/** Kinds that users bring, and whose rules they bring too. */
const isForeign = (group: string) =>
  group.includes('.') &&
  !group.endsWith('.k8s.io') &&
  group !== 'services.apps.tanzu.vmware.com' &&
  group !== 'projection.apiresources.multicluster.x-tanzu.vmware.com' &&
  group !== 'replication.apiresources.multicluster.x-tanzu.vmware.com' &&
  group !== 'apiextensions.crossplane.io';

test('the rules of the controllers are neither too many nor too few: the audit logs of all tests before use every one, and show no other refusal', async t => {
  if (process.env[TEST_KUBECONFIG_VARIABLE]) {
    t.diagnostic('The cluster is a shared one, whose audit log is not known');
    return;
  }
  const rules = deployedRules();
  const logs = readAuditLogs();

  const used = new Set(usedOtherwise);
  const refused = new Set<string>();
  for (const events of logs) {
    const excused = [...changesOfRoles(events), ...startsOfApiServer(events)];
    for (const event of events) {
      const access = accessOf(event);
      if (event.user.username !== controllersUser || !access) {
        continue;
      }
      const decision = event.annotations?.['authorization.k8s.io/decision'];
      const at = Date.parse(event.requestReceivedTimestamp);
      if (decision === 'allow') {
        used.add(textOf(access));
      } else if (
        !isForeign(access.group) &&
        !excused.some(({ from, to }) => from <= at && at <= to)
      ) {
        refused.add(`${textOf(access)} at ${event.requestReceivedTimestamp}`);
      }
    }
  }
  assert.deepEqual([...refused], [], 'rules that are missing');
  assert.deepEqual(
    [...rules]
      .filter(([rule]) => !used.has(rule))
      .map(([rule, role]) => `${rule} (${role})`),
    [],
    'rules that no test uses: remove them, or test what they are for',
  );
});
