import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { Client } from 'pg';
import type { Locator, Page } from 'playwright-core';
import { takeScreenshots } from '../browser/takeScreenshots';
import type { Whole } from './Whole';

/** The main job: claim a service for a component, see it go Ready, and log in with what lies in its Secret. */
export function claim(whole: () => Whole): void {
  test('alice claims it for her component and sees it go Ready without a reload', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/catalog/default/component/orders');
    await takeScreenshots(
      page,
      'component-without-service',
      page.getByText('This component has no service yet.'),
    );

    await page.getByRole('button', { name: 'more' }).click();
    await page.getByRole('menuitem', { name: 'Claim a service' }).click();
    const dialog = page.getByRole('dialog');
    await takeScreenshots(
      page,
      'claim-service',
      dialog.getByText('PostgreSQL').first(),
    );
    await dialog.getByText('PostgreSQL').first().click();
    const review = dialog.getByRole('button', { name: 'Review', exact: true });
    await takeScreenshots(page, 'claim-where', review);
    await review.click();
    await takeScreenshots(
      page,
      'claim-review',
      dialog.getByText(/has checked the claim and would take it/),
    );
    await dialog.getByRole('button', { name: 'Claim now' }).click();

    await dialog.waitFor({ state: 'hidden' });
    await page
      .getByRole('heading', { name: /^Claim / })
      .first()
      .waitFor();
    await takeScreenshots(page, 'claim', readyChip(page));
    await page.getByText('ServiceBinding').first().waitFor();
  });

  test('the component shows its service', async () => {
    const { alice } = whole();
    await alice.open('/catalog/default/component/orders');
    const claims = alice.page.getByRole('list', {
      name: 'Claims of this component',
    });
    await takeScreenshots(
      alice.page,
      'component',
      claims.getByText('Ready', { exact: true }),
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
}

function readyChip(page: Page): Locator {
  return page.getByRole('status').getByText('Ready', { exact: true }).first();
}
