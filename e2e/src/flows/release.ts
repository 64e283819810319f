import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Whole } from './Whole';

/** What is given back is gone beside the application, and free for the next. */
export function release(whole: () => Whole): void {
  test('a released claim takes its Secret and its Lease with it', async () => {
    const { cluster } = whole();
    await cluster.run(
      'delete',
      'classclaims',
      '--all',
      '-n',
      'my-apps',
      '--timeout=30s',
    );
    await cluster.run(
      'wait',
      'resourceclaims.services.apps.tanzu.vmware.com',
      '--all',
      '-n',
      'my-apps',
      '--for=delete',
      '--timeout=30s',
    );
    const secrets = await cluster.get<{ items: unknown[] }>(
      'secrets',
      '-n',
      'my-apps',
    );
    assert.equal(secrets.items.length, 0);
    const leases = await cluster.get<{
      items: { metadata: { name: string } }[];
    }>('leases', '-n', 'services-toolkit');
    assert.deepEqual(
      leases.items.filter(lease => lease.metadata.name.startsWith('claim-')),
      [],
    );
  });
}
