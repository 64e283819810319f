import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { Client } from 'pg';
import { takeScreenshots } from '../browser/takeScreenshots';
import type { Whole } from './Whole';

/** The main job: claim a service for a component, see it go Ready, and log in with what lies in its Secret. */
export function claim(whole: () => Whole): void {
  test('alice claims it for her component and sees it go Ready without a reload', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/catalog/default/component/orders');
    await page.getByText('This component has no service yet.').waitFor();
    await takeScreenshots(page, 'component-without-service');

    await page.getByRole('button', { name: 'more' }).click();
    await page.getByRole('menuitem', { name: 'Claim a service' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const service = dialog.getByText('PostgreSQL').first();
    await service.waitFor();
    if (await dialog.getByText('Which service?').isVisible()) {
      await takeScreenshots(page, 'claim-service');
      await service.click();
    }
    await dialog.getByRole('button', { name: 'Review', exact: true }).waitFor();
    await takeScreenshots(page, 'claim-where');
    await dialog.getByRole('button', { name: 'Review', exact: true }).click();
    await dialog.getByText(/has checked the claim and would take it/).waitFor();
    await takeScreenshots(page, 'claim-review');
    await dialog.getByRole('button', { name: 'Claim now' }).click();

    await dialog.waitFor({ state: 'hidden' });
    const claims = page.getByRole('list', { name: 'Claims of this component' });
    await claims.getByText('Ready', { exact: true }).waitFor();
    await takeScreenshots(page, 'component');
  });

  test('the Secret named in status.binding.name logs in to PostgreSQL', async () => {
    const { cluster } = whole();
    const { items } = await cluster.get<{ items: ClassClaim[] }>(
      'classclaims',
      '-n',
      'my-apps',
    );
    assert.equal(items.length, 1);
    const binding = items[0]?.status?.binding?.name;
    assert.ok(binding, 'the claim names no Secret');

    const secret = await cluster.secret('my-apps', binding);
    const client = new Client({
      host: secret.host,
      port: Number(secret.port),
      user: secret.username,
      password: secret.password,
      database: secret.database,
    });
    await client.connect();
    try {
      const { rows } = await client.query('select current_user as user');
      assert.equal(rows[0].user, secret.username);
      await assert.rejects(
        new Client({
          host: secret.host,
          port: Number(secret.port),
          user: secret.username,
          password: 'wrong',
          database: secret.database,
        }).connect(),
        /password authentication failed/,
      );
    } finally {
      await client.end();
    }
  });

  test('the cluster knows the claim as made by alice', async () => {
    const { items } = await whole().cluster.get<{ items: ClassClaim[] }>(
      'classclaims',
      '-n',
      'my-apps',
    );
    assert.equal(
      items[0]?.metadata.annotations?.['services-toolkit.io/entity-ref'],
      'component:default/orders',
    );
  });

  test('the page of the claim says how to use it', async () => {
    const { page } = whole().alice;
    await page
      .getByRole('list', { name: 'Claims of this component' })
      .getByRole('link')
      .first()
      .click();
    await page.getByText('ServiceBinding').first().waitFor();
    await takeScreenshots(page, 'claim');
  });
}
