import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inspectPage } from '../browser/inspectPage';
import type { Whole } from './Whole';

/** What became of the claims: one's own, those that wait, and what each hangs on. */
export function overview(whole: () => Whole): void {
  test('alice sees her claims, those that need somebody first', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/services/claims');
    const claims = page.getByRole('list', { name: 'Claims', exact: true });
    await claims.getByRole('link', { name: 'sessions' }).waitFor();
    await inspectPage(alice, 'my-claims', at =>
      at
        .getByRole('list', { name: 'Claims', exact: true })
        .getByText('Ready')
        .first(),
    );
    const names = await claims.getByRole('link').allTextContents();
    assert.ok(
      names.indexOf('sessions') < names.indexOf('orders-postgresql'),
      `in this order: ${names.join(', ')}`,
    );
  });

  test('alice sees what the claims that are not ready wait for', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/services/claims');
    await page.getByRole('link', { name: 'Pending claims' }).click();
    const empty = page.getByRole('list', {
      name: /1 claim waiting for an instance of redis on workload: none is free/i,
    });
    await empty.getByRole('link', { name: 'sessions' }).waitFor();
    await page
      .getByRole('list', {
        name: /1 claim waiting for the class mysql, which does not exist/,
      })
      .getByRole('link', { name: 'reports' })
      .waitFor();
    await inspectPage(alice, 'pending-claims', at =>
      at.getByRole('heading', { name: /none is free/ }),
    );
    assert.equal(await page.getByText('orders-postgresql').count(), 0);
    await empty.getByRole('link', { name: 'sessions' }).click();
    await inspectPage(alice, 'claim-waiting', at =>
      at.getByText(/redis/i).first(),
    );
  });

  test('alice sees what a claim hangs on, link by link, and no value of its Secret', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/services/claims/workload/my-apps/orders-postgresql');
    const graph = page.getByRole('list', { name: 'How it is fulfilled' });
    for (const link of ['Claim', 'Service class', 'Reservation', 'Credentials'])
      await graph.getByRole('button', { name: new RegExp(link) }).waitFor();
    await graph.getByRole('button', { name: /^Credentials/ }).click();
    const keysOfSecret = (at: Page) =>
      at.getByRole('list', { name: 'Keys of the Secret' });
    const keys = keysOfSecret(page);
    await inspectPage(alice, 'claim-graph', keysOfSecret);
    const told = await keys.getByRole('listitem').allTextContents();
    for (const key of ['host', 'port', 'username', 'password'])
      assert.ok(told.includes(key), `the keys are ${told.join(', ')}`);

    await page.getByRole('button', { name: 'List' }).click();
    await inspectPage(alice, 'claim-graph-list', keysOfSecret);
    await page.getByRole('button', { name: 'Graph' }).click();
    await graph.getByRole('button', { name: /^Credentials/ }).waitFor();
  });

  test('the offering tells who uses it, and the catalog knows the claim', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/catalog/services/resource/postgresql/used-by');
    const users = page.getByRole('list', { name: 'Claims on this service' });
    await users.getByRole('link', { name: 'orders-postgresql' }).waitFor();
    await inspectPage(alice, 'offering-used-by', at =>
      at
        .getByRole('list', { name: 'Claims on this service' })
        .getByRole('link', { name: 'orders-postgresql' }),
    );
  });
}
