import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { applyDeploy } from './applyDeploy';
import { eventually } from './eventually';
import { kubectl } from './kubectl';
import { startControlPlane } from './startControlPlane';
import { untilClaimsAreTaken } from './untilClaimsAreTaken';

it('waits until a policy that was just applied is heeded', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'claims-are-taken-'));
  const cluster = await startControlPlane({
    name: 'taken',
    dataDir: path.join(folder, 'data'),
  });
  const policy = 'mutatingadmissionpolicybinding/services-toolkit-requester';
  const annotationsOfClaim = () =>
    kubectl(
      [
        ...['create', '--dry-run=server', '-f', '-'],
        ...['-o', 'jsonpath={.metadata.annotations}'],
      ],
      {
        ...cluster,
        input: {
          apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
          kind: 'ClassClaim',
          metadata: { name: 'one', namespace: 'default' },
          spec: { classRef: { name: 'any' } },
        },
      },
    );
  try {
    await applyDeploy(cluster.kubeconfig);
    const binding = await kubectl(['get', policy, '-o', 'yaml'], cluster);
    await kubectl(['delete', policy], cluster);
    await eventually(
      'the policy is gone',
      async () => !(await annotationsOfClaim()).includes('requested-by'),
    );
    await untilClaimsAreTaken(cluster.kubeconfig);

    await kubectl(['create', '-f', '-'], { ...cluster, input: binding });
    await untilClaimsAreTaken(cluster.kubeconfig);
    assert.match(await annotationsOfClaim(), /requested-by/);
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
