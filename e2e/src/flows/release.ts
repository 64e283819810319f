import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { inspectPage } from '../browser/inspectPage';
import { manifestsDir } from '../cluster/manifestsDir';
import { readyChip } from './claim';
import type { Whole } from './Whole';

/** What is given back is gone beside the application, and free for the next. */
export function release(whole: () => Whole): void {
  test('alice has a database made for her claim', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/catalog/services/resource/postgresql-on-demand');
    await page.getByRole('button', { name: 'Claim', exact: true }).click();
    const dialog = page.getByRole('dialog');
    // It would be for the only component that she has; what is for none is left to her alone.
    await dialog.getByRole('button', { name: /^For which component/ }).click();
    await page.getByRole('option', { name: /^None/ }).click();
    await dialog.getByRole('combobox', { name: 'Namespace' }).fill('my-apps');
    await dialog
      .getByRole('textbox', { name: 'Name of the claim' })
      .fill('invoices');
    await dialog.getByRole('button', { name: 'Next', exact: true }).click();
    await dialog.getByRole('spinbutton', { name: 'Connections' }).fill('7');
    await dialog.getByRole('button', { name: 'Next', exact: true }).click();
    await dialog.getByRole('button', { name: 'Claim now' }).click();
    await page.getByRole('heading', { name: 'Claim invoices' }).waitFor();
    await readyChip(page).waitFor();
    await inspectPage(alice, 'claim-on-demand', at =>
      at.getByText('kubectl get secret').first(),
    );
  });

  test('before data is lost, alice reads who still uses it and types the name', async () => {
    const { alice, cluster } = whole();
    const { page } = alice;
    const { metadata, status } = await cluster.get<ClassClaim>(
      'classclaim',
      'invoices',
      '-n',
      'my-apps',
    );
    const secret = status?.binding?.name ?? '';
    const deployment = await readFile(
      path.join(manifestsDir, 'deployment.yaml'),
      'utf8',
    );
    await cluster.apply(deployment.replaceAll('SECRET', secret));

    await alice.open('/services/claims');
    await page.getByRole('link', { name: 'invoices' }).first().click();
    await page
      .getByRole('list', { name: 'How it is fulfilled' })
      .getByRole('button', { name: /Used by.*orders/ })
      .waitFor();
    const open = page.getByRole('button', { name: 'Release…' });
    const dialog = page.getByRole('dialog', { name: 'Release invoices?' });
    const name = dialog.getByRole('textbox', {
      name: 'Type the name of the claim to confirm',
    });
    await open.click();
    await inspectPage(
      alice,
      'release',
      at => at.getByText('Deployment orders'),
      at => at.getByRole('button', { name: 'Release…' }).click(),
    );
    await dialog.getByText(`PostgresInstance claim-${metadata.uid}`).waitFor();
    const confirm = dialog.getByRole('button', { name: 'Release' });
    assert.ok(await confirm.isDisabled());
    await name.fill('invoice');
    assert.ok(await confirm.isDisabled());
    await name.fill('invoices');
    await confirm.click();
    await page.getByText('Released invoices').waitFor();
    await page.getByRole('heading', { name: 'My claims' }).waitFor();
    await cluster.run(
      ...['wait', 'classclaim/invoices', '-n', 'my-apps'],
      ...['--for=delete', '--timeout=30s'],
    );
    await alice.open('/services/claims/workload/my-apps/invoices');
    await inspectPage(alice, 'claim-gone', at =>
      at.getByRole('heading', { name: 'There is no claim invoices here' }),
    );
    const secrets = await cluster.run(
      'get',
      'secrets',
      '-n',
      'my-apps',
      '-o',
      'name',
    );
    assert.ok(!secrets.includes(secret), `${secret} is still there`);
    const instances = await cluster.run(
      ...['get', 'postgresinstances', '-A', '-o', 'name'],
    );
    assert.ok(!instances.includes(`claim-${metadata.uid}`), instances);
  });

  test('released claims take their Secrets and their Leases with them', async () => {
    const { cluster } = whole();
    await cluster.run(
      ...['delete', 'classclaims', '--all', '-A', '--timeout=30s'],
    );
    await cluster.run(
      'wait',
      'resourceclaims.services.apps.tanzu.vmware.com',
      '--all',
      '-A',
      '--for=delete',
      '--timeout=30s',
    );
    for (const namespace of ['my-apps', 'guests']) {
      const secrets = await cluster.get<{ items: unknown[] }>(
        'secrets',
        '-n',
        namespace,
      );
      assert.equal(secrets.items.length, 0);
    }
    const leases = await cluster.get<{
      items: { metadata: { name: string } }[];
    }>('leases', '-n', 'services-toolkit');
    assert.deepEqual(
      leases.items.filter(lease => lease.metadata.name.startsWith('claim-')),
      [],
    );
  });
}
