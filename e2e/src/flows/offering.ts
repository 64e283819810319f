import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { rootDir } from '@services-toolkit/demo';
import type { Locator, Page } from 'playwright-core';
import { countGestures } from '../browser/countGestures';
import { inspectPage } from '../browser/inspectPage';
import { Visitor } from '../browser/Visitor';
import { readyChip } from './claim';
import type { Whole } from './Whole';

/** From a node to what a page says, with some time for the browser. */
const shownWithinMs = 5_000;
/** What alice claims by need. */
const byNeed = ['classclaim', 'orders-service', '-n', 'my-apps'];
const servicePath = '/catalog/services/resource/postgresql_service';

/** What a service is and what the cluster keeps of its guarantees, from the choice to the claim. */
export function offering(whole: () => Whole): void {
  test('alice sees one card for a service with its plans, and narrows the services down by what they are and can do', async () => {
    const { alice, cluster } = whole();
    const { page } = alice;
    await cluster.run(
      ...['apply', '-k'],
      path.join(rootDir, 'examples/demo/offerings/workload'),
    );
    await alice.open('/services');
    const card = cardOf(page, 'PostgreSQL');
    await card.getByText('Small', { exact: true }).waitFor();
    await card.getByText('Large', { exact: true }).waitFor();
    await cardOf(page, 'Valkey')
      .getByText(/0 free, 4 waiting/)
      .waitFor();
    // What this cluster cannot keep is not shown as a promise.
    assert.equal(
      await card.getByText('Survives the loss of one node').count(),
      0,
    );
    await card
      .getByText('Questions are answered within an hour')
      .first()
      .waitFor();
    await inspectPage(alice, 'services-with-plans', at =>
      cardOf(at, 'PostgreSQL').getByText('Large', { exact: true }),
    );

    await choose(page, /^Protocol/, 'rfc2136');
    await page.getByText('1 service', { exact: true }).waitFor();
    await cardOf(page, 'DNS zone').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await choose(page, /^Capabilities/, /Dashboards/);
    await page.keyboard.press('Escape');
    await page.getByText('1 service', { exact: true }).waitFor();
    await card.waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
  });

  test('alice goes from the services to a confirmed claim with five clicks', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/services');
    const claim = cardOf(page, 'PostgreSQL').getByRole('button', {
      name: /^Claim/,
    });
    await claim.waitFor();
    const gestures = await countGestures(page);
    await claim.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Small/ }).waitFor();
    // She owns more than one by now, so none is chosen for her.
    await choose(page, /^For which component/, /^Orders/);
    const next = dialog.getByRole('button', { name: 'Next', exact: true });
    await next.click();
    await dialog.getByRole('button', { name: 'Claim now' }).click();
    await page
      .getByRole('heading', { name: /^Claim / })
      .first()
      .waitFor();
    const { clicks } = await gestures();
    assert.ok(clicks <= 5, `it took ${clicks} clicks`);
    await readyChip(page).waitFor();
  });

  test('a guarantee that the cluster cannot keep is told as that, and who needs it claims by need with five clicks, and waits', async () => {
    const { alice, cluster } = whole();
    const { page } = alice;
    await alice.open(servicePath);
    await inspectPage(alice, 'service', at =>
      guarantee(at).getByText(
        'Not on Workload: needs 3 nodes that take pods, has 1.',
      ),
    );
    await alice.open('/services');
    const gestures = await countGestures(page);
    await openNeed(page);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Orders/ }).click();
    await dialog
      .getByRole('checkbox', {
        name: 'Survives the loss of one node (nowhere just now)',
      })
      .click();
    await dialog.getByText(/needs 3 nodes that take pods, has 1/).waitFor();
    await dialog.getByRole('button', { name: 'Next', exact: true }).click();
    const waits = (at: Page) =>
      at.getByRole('dialog').getByText(/^It waits until a plan has all of it/);
    await waits(page).waitFor();
    const counted = await gestures();
    await inspectPage(alice, 'claim-need-waits', waits, async at => {
      await sayNeed(at);
      await at.getByRole('button', { name: 'Next', exact: true }).click();
    });
    await dialog.getByRole('button', { name: 'Claim now' }).click();
    assert.ok(counted.clicks + 1 <= 5, `it took ${counted.clicks + 1} clicks`);
    await page
      .getByRole('heading', { name: 'Claim orders-service' })
      .first()
      .waitFor();
    await inspectPage(alice, 'claim-by-need', at =>
      at.getByText(/needs 3 nodes that take pods, has 1/).first(),
    );
    const { spec } = await cluster.get<ClassClaim>(...byNeed);
    assert.deepEqual(spec, {
      classSelector: { guarantees: ['survives-node-loss'] },
    });
  });

  test('it is kept once the nodes are there, and the claim continues automatically', async () => {
    const { alice, cluster } = whole();
    const { page } = alice;
    await alice.open(servicePath);
    await guarantee(page)
      .getByText(/^Not on Workload/)
      .waitFor();
    await cluster.run(
      ...['apply', '-f'],
      path.join(rootDir, 'examples/demo/offerings/services/nodes.yaml'),
    );
    await guarantee(page)
      .getByText('Kept on Workload.')
      .waitFor({ timeout: shownWithinMs });
    await alice.open('/services');
    await cardOf(page, 'PostgreSQL')
      .getByText(/^Survives the loss of one node/)
      .waitFor();
    await alice.open('/services/claims/workload/my-apps/orders-service');
    await readyChip(page).waitFor();
    await page.getByRole('link', { name: 'PostgreSQL Large' }).waitFor();
  });

  test('alice says what she needs, and is led to the plan that has it now', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/services');
    await openNeed(page);
    await sayNeed(page);
    await inspectPage(alice, 'claim-need', fitting, sayNeed);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    const gets = (at: Page) =>
      at.getByRole('dialog').getByText(/^Now it would get PostgreSQL, Large/);
    // What was said stays in the tab of the dark page, too.
    await inspectPage(alice, 'claim-need-review', gets);
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('button', { name: /^Choose this plan instead/ })
      .click();
    await dialog
      .getByRole('radio', { name: /^Large/, checked: true })
      .waitFor();
    // Nothing was filled in that could be lost.
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('it is withdrawn when a node takes no pods any more, and the claim keeps what it has', async () => {
    const { alice, cluster } = whole();
    const { page } = alice;
    await alice.open(servicePath);
    await guarantee(page).getByText('Kept on Workload.').waitFor();
    await cluster.run('cordon', 'worker-3');
    await guarantee(page)
      .getByText('Not on Workload: needs 3 nodes that take pods, has 2.')
      .waitFor({ timeout: shownWithinMs });
    const { status } = await cluster.get<ClassClaim>(...byNeed);
    assert.equal(status?.classRef?.name, 'postgresql-large');
  });

  test('carol of the platform team sees what waits in all namespaces', async () => {
    const { browser, demo } = whole();
    const carol = await Visitor.signIn(browser, demo.portalUrl, 'Carol');
    await carol.open('/services/claims');
    await carol.page.getByRole('link', { name: 'Pending claims' }).click();
    const waiting = (at: Page) =>
      at.getByRole('heading', {
        name: /^4 claims waiting for an instance of Valkey Shared on Workload/,
      });
    await waiting(carol.page).waitFor();
    await inspectPage(carol, 'pending-claims-of-all', waiting);
  });
}

function cardOf(page: Page, service: string): Locator {
  return page
    .getByRole('list', { name: 'Services on offer' })
    .getByRole('article', { name: service, exact: true });
}

function guarantee(page: Page): Locator {
  return page
    .getByRole('list', { name: 'Guarantees' })
    .getByRole('listitem')
    .filter({ hasText: 'Survives the loss of one node' });
}

/** Chooses from a list that narrows the services down. */
async function choose(
  page: Page,
  facet: RegExp,
  option: string | RegExp,
): Promise<void> {
  await page.getByRole('button', { name: facet }).click();
  await page.getByRole('option', { name: option }).click();
}

async function openNeed(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'What do you need?' }).click();
}

/** For Orders, PostgreSQL that survives the loss of a node, in the dialog that asks what one needs. */
async function sayNeed(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Orders/ }).check();
  await dialog.getByRole('textbox', { name: 'Version' }).fill('>=18');
  await dialog
    .getByRole('checkbox', { name: /^Survives the loss of one node/ })
    .check();
}

function fitting(page: Page): Locator {
  return page.getByRole('dialog').getByRole('button', {
    name: 'Choose the plan PostgreSQL, Large, on Workload',
  });
}
