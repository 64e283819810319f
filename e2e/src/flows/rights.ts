import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { inspectPage } from '../browser/inspectPage';
import { readyChip } from './claim';
import type { Whole } from './Whole';

/** Two people at the same portal, with rights of their own: each sees what they may, and why not the rest. */
export function rights(whole: () => Whole): void {
  test('bob sees the offering, and on the component why he may not claim', async () => {
    const { bob, cluster } = whole();
    const { page } = bob;
    await page
      .getByRole('link', { name: 'Services', exact: true })
      .first()
      .click();
    await page
      .getByRole('article', { name: 'PostgreSQL', exact: true })
      .waitFor();

    await bob.open('/catalog/default/component/orders');
    const claim = page.getByRole('button', { name: 'Claim a service' });
    await claim.waitFor();
    const why = page.getByText(/my-apps.*ask the owner.*app-editor/i).first();
    await why.waitFor();
    assert.ok(await claim.isDisabled());
    await inspectPage(bob, 'component-may-not-claim', at =>
      at.getByText(/my-apps.*ask the owner.*app-editor/i).first(),
    );

    const { items } = await cluster.get<{ items: ClassClaim[] }>(
      'classclaims',
      '-A',
    );
    assert.ok(
      !items.some(({ metadata }) =>
        metadata.annotations?.[
          'services.apps.tanzu.vmware.com/requested-by'
        ]?.includes('bob'),
      ),
      'bob has claimed something',
    );
  });

  test('bob sees the claim of alice, and why he may not release it', async () => {
    const { bob } = whole();
    const { page } = bob;
    await page.getByRole('link', { name: 'orders-postgresql' }).first().click();
    await readyChip(page).waitFor();
    const release = page.getByRole('button', { name: 'Release…' });
    const why = page.getByText(/my-apps.*ask the owner.*app-editor/i).first();
    await why.waitFor();
    assert.ok(await release.isDisabled());
    await inspectPage(bob, 'claim-of-somebody-else', at =>
      at.getByText('kubectl get secret').first(),
    );
  });

  test('bob has no claims, and is shown the way to one', async () => {
    const { bob } = whole();
    await bob.open('/services/claims');
    await inspectPage(bob, 'my-claims-none', at =>
      at.getByText('You and your groups have no claims'),
    );
  });

  test('bob claims where he may, and only he sees that claim', async () => {
    const { alice, bob } = whole();
    const { page } = bob;
    await bob.open('/catalog/services/resource/postgresql');
    await page
      .getByRole('button', { name: 'Claim in another namespace' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Namespace' }).fill('guests');
    await dialog
      .getByRole('textbox', { name: 'Name of the claim' })
      .fill('guest-book');
    await dialog.getByRole('button', { name: 'Next', exact: true }).click();
    await dialog.getByRole('button', { name: 'Claim now' }).click();
    await page.getByRole('heading', { name: 'Claim guest-book' }).waitFor();
    await readyChip(page).waitFor();

    await bob.open('/services/claims?whose=all');
    const claims = page.getByRole('list', { name: 'Claims', exact: true });
    await claims.getByRole('link', { name: 'guest-book' }).waitFor();
    await claims.getByRole('link', { name: 'orders-postgresql' }).waitFor();
    await bob.open('/services/claims');
    await page.getByRole('heading', { name: 'My claims' }).waitFor();
    await claims.getByRole('link', { name: 'guest-book' }).waitFor();
    assert.equal(
      await claims.getByRole('link', { name: 'orders-postgresql' }).count(),
      0,
    );

    await alice.open('/services/claims?whose=all');
    const ofAlice = alice.page.getByRole('list', {
      name: 'Claims',
      exact: true,
    });
    await ofAlice.getByRole('link', { name: 'orders-postgresql' }).waitFor();
    assert.equal(
      await ofAlice.getByRole('link', { name: 'guest-book' }).count(),
      0,
    );
    await alice.open('/services/claims/workload/guests/guest-book');
    await inspectPage(alice, 'claim-forbidden', at =>
      at.getByText('You may not see the claim guest-book'),
    );
  });
}
