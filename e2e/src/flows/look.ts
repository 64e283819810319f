import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeScreenshots } from '../browser/takeScreenshots';
import type { Whole } from './Whole';

/** bob sees what there is, and why he may not claim it. */
export function look(whole: () => Whole): void {
  test('bob sees the offering, and on the component why he may not claim', async () => {
    const { bob, cluster } = whole();
    const { page } = bob;
    await page
      .getByRole('link', { name: 'Services', exact: true })
      .first()
      .click();
    await page
      .getByRole('list', { name: 'Services on offer' })
      .getByText('PostgreSQL')
      .first()
      .waitFor();

    await bob.open('/catalog/default/component/orders');
    const claim = page.getByRole('button', { name: 'Claim a service' });
    await claim.waitFor();
    await page
      .getByText(/my-apps/)
      .first()
      .waitFor();
    await page
      .getByText(/Ask .*my-apps.*app-editor/)
      .first()
      .waitFor();
    assert.ok(
      (await claim.isDisabled()) ||
        (await claim.getAttribute('aria-disabled')) === 'true',
    );
    await takeScreenshots(
      page,
      'component-may-not-claim',
      page.getByText(/Ask .*my-apps.*app-editor/).first(),
    );

    const claims = await cluster.get<{ items: unknown[] }>(
      'classclaims',
      '-n',
      'my-apps',
    );
    assert.equal(claims.items.length, 1, 'bob has claimed something');
  });
}
