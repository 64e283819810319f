import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { Client } from 'pg';
import type { Locator, Page } from 'playwright-core';
import { countGestures } from '../browser/countGestures';
import { inspectPage } from '../browser/inspectPage';
import type { Whole } from './Whole';

/** The main job: claim a service for a component, see it go Ready, and log in with what lies in its Secret. */
export function claim(whole: () => Whole): void {
  test('alice claims it for her component with five clicks and no typing, and sees it go Ready without a reload', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/catalog/default/component/orders');
    await inspectPage(alice, 'component-without-service', at =>
      at.getByText('This component has no service yet.'),
    );

    const gestures = await countGestures(page);
    await page.getByRole('button', { name: 'more' }).click();
    await page.getByRole('menuitem', { name: 'Claim a service' }).click();
    const dialog = page.getByRole('dialog');
    const service = dialog.getByRole('button', { name: /^PostgreSQL P/ });
    await inspectPage(alice, 'claim-service', at =>
      at.getByRole('button', { name: /^PostgreSQL P/ }),
    );
    await service.click();
    const review = dialog.getByRole('button', { name: 'Next', exact: true });
    await inspectPage(alice, 'claim-where', at =>
      at.getByRole('button', { name: 'Next', exact: true }),
    );
    await review.click();
    await inspectPage(alice, 'claim-review', at =>
      at.getByText(/^Accepted by/),
    );
    await dialog.getByRole('button', { name: 'Claim now' }).click();
    const { clicks, keys } = await gestures();
    assert.ok(clicks <= 5, `it took ${clicks} clicks`);
    assert.equal(keys, 0);

    await dialog.waitFor({ state: 'hidden' });
    await page
      .getByRole('heading', { name: /^Claim / })
      .first()
      .waitFor();
    await readyChip(page).waitFor();
    await inspectPage(alice, 'claim', at =>
      at.getByText('kubectl get secret').first(),
    );
  });

  test('the component shows its service', async () => {
    const { alice } = whole();
    await alice.open('/catalog/default/component/orders');
    await inspectPage(alice, 'component', at =>
      at
        .getByRole('list', { name: 'Claims of this component' })
        .getByText('Ready', { exact: true }),
    );
    await alice.page
      .getByRole('link', { name: 'Services', exact: true })
      .last()
      .click();
    await alice.page.waitForURL('**/component/orders/services');
    await inspectPage(alice, 'component-services', at =>
      at
        .getByRole('list', { name: 'Claims of this component' })
        .getByText('Ready', { exact: true }),
    );
  });

  test('the claim has a page in the catalog', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/catalog/default/component/orders');
    await page
      .locator('a[href^="/catalog/services/resource/orders-postgresql-"]')
      .first()
      .click();
    await inspectPage(alice, 'claim-entity', at =>
      at.getByRole('link', { name: 'Details of orders-postgresql' }),
    );
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

  test('the cluster knows the claim as made by alice for orders', async () => {
    const { items } = await whole().cluster.get<{ items: ClassClaim[] }>(
      'classclaims',
      '-n',
      'my-apps',
    );
    const annotations = items[0]?.metadata.annotations;
    assert.equal(
      annotations?.['services-toolkit.io/entity-ref'],
      'component:default/orders',
    );
    assert.equal(
      annotations?.['services.apps.tanzu.vmware.com/requested-by'],
      'backstage:user:default/alice',
    );
  });
}

export function readyChip(page: Page): Locator {
  return page.getByRole('status').getByText('Ready', { exact: true }).first();
}
