import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { inspectPage } from '../browser/inspectPage';
import type { Whole } from './Whole';

/** What is wrong with a claim is said where it can be put right, before anything was made. */
export function refuse(whole: () => Whole): void {
  test('what is wrong with a setting stands on that setting, in the words of the schema and of the class’s rule', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/catalog/default/component/orders');
    await page.getByRole('button', { name: 'Claim a service' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^PostgreSQL on demand/ }).click();
    await dialog.getByRole('button', { name: 'Next', exact: true }).click();
    const limit = connections(page);
    const review = toReview(page);
    await inspectPage(alice, 'claim-settings', connections);

    const refused = async (value: string, words: string) => {
      await limit.fill(value);
      await review.click();
      await dialog.getByRole('alert').filter({ hasText: words }).waitFor();
      assert.match(await description(limit), new RegExp(words));
    };
    await refused('500', 'Must be at most 100.');
    const tooMany = 'a database for development has at most 20 connections';
    await refused('30', tooMany);
    await inspectPage(
      alice,
      'claim-settings-refused',
      at => at.getByRole('alert').filter({ hasText: tooMany }),
      async at => {
        await connections(at).fill('30');
        await toReview(at).click();
      },
    );

    await limit.fill('20');
    await review.click();
    await dialog.getByText(/^Accepted by/).waitFor();
    await dialog
      .getByRole('region', { name: 'The claim as YAML' })
      .getByText('connectionLimit: 20')
      .waitFor();
    await close(page);
  });

  test('a name that is taken is told at its field', async () => {
    const { alice, cluster } = whole();
    const { page } = alice;
    await cluster.applyFile('claims.yaml');
    await alice.open('/catalog/default/component/orders');
    await page
      .getByRole('list', { name: 'Claims of this component' })
      .getByRole('link', { name: 'sessions' })
      .waitFor();
    await page.getByRole('button', { name: 'Claim a service' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^PostgreSQL P/ }).click();
    const name = dialog.getByRole('textbox', { name: 'Name of the claim' });
    const review = toReview(page);

    // One that this component has itself is known without asking.
    await name.fill('sessions');
    await dialog
      .getByText('This component has a claim of that name in my-apps already.')
      .waitFor();
    assert.ok(await review.isDisabled());

    await name.fill('reports');
    const taken = 'There is a claim of that name in my-apps already.';
    await dialog.getByText(taken).waitFor();
    assert.ok(await review.isDisabled());
    await inspectPage(
      alice,
      'claim-name-taken',
      at => at.getByText(taken),
      at =>
        at.getByRole('textbox', { name: 'Name of the claim' }).fill('reports'),
    );
    await close(page);
  });

  test('who knows the object that they want gets a claim on just that', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/catalog/default/component/orders');
    await page.getByRole('button', { name: 'Claim a service' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Claim an existing object by name' })
      .click();
    const sayName = (at: Page) =>
      at
        .getByRole('textbox', { name: 'Its name', exact: true })
        .fill('legacy-login');
    await sayName(page);
    await inspectPage(alice, 'claim-object', toReview, sayName);
    await toReview(page).click();
    await inspectPage(
      alice,
      'claim-object-review',
      at => at.getByText(/^Accepted by/),
      async at => {
        await sayName(at);
        await toReview(at).click();
      },
    );
    await page
      .getByRole('region', { name: 'The claim as YAML' })
      .getByText('kind: ResourceClaim')
      .waitFor();
    await close(page);
  });

  test('a namespace that one may not use is said to be closed, and by whom it can be opened', async () => {
    const { alice } = whole();
    const { page } = alice;
    await alice.open('/catalog/default/component/orders');
    await page.getByRole('button', { name: 'Claim a service' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^PostgreSQL P/ }).click();
    const chooseGuests = (at: Page) =>
      at.getByRole('combobox', { name: 'Namespace' }).fill('guests');
    await chooseGuests(page);
    await inspectPage(
      alice,
      'claim-namespace-closed',
      at => at.getByText(/guests.*app-editor/).first(),
      chooseGuests,
    );

    // The claim can be proposed to those who may, and nothing else.
    await dialog
      .getByText('You can still propose the claim by a pull request.')
      .waitFor();
    await toReview(page).click();
    const claimNow = dialog.getByRole('button', { name: 'Claim now' });
    const propose = dialog.getByRole('button', { name: 'Open pull request' });
    await dialog
      .getByRole('region', { name: 'Check by the cluster' })
      .getByText('Ask the owner of the namespace, or choose another one.')
      .waitFor();
    assert.ok(await claimNow.isDisabled());
    assert.match(await description(claimNow), /does not accept it from you/);
    assert.ok(await propose.isEnabled());
    await close(page);
  });
}

function connections(at: Page): Locator {
  return at.getByRole('spinbutton', { name: 'Connections' });
}

function toReview(at: Page): Locator {
  return at
    .getByRole('dialog')
    .getByRole('button', { name: 'Next', exact: true });
}

async function close(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  const discard = page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Discard' });
  await discard.click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** What a screen reader says of it after its name. */
export function description(target: Locator): Promise<string> {
  return target.evaluate(it =>
    (it.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map(id => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}
