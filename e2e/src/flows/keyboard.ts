import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { Keyboard } from '../browser/Keyboard';
import { readyChip } from './claim';
import type { Whole } from './Whole';

/** Each flow without a mouse: one can tell where one is, and goes on from where one was. */
export function keyboard(whole: () => Whole): void {
  test('alice filters the services by keyboard', async () => {
    const { page, keys } = at(whole);
    await whole().alice.open('/services');
    await page.getByText('4 services', { exact: true }).waitFor();
    await keys.moveTo(page.getByRole('searchbox', { name: 'Search services' }));
    await keys.type('message');
    await page.getByText('1 service', { exact: true }).waitFor();
    await keys.press(...Array<string>(7).fill('Backspace'));
    await page.getByText('4 services', { exact: true }).waitFor();

    const kind = page.getByRole('button', { name: /Kind of service/ });
    await keys.moveTo(kind);
    await keys.press('Enter');
    await page.getByRole('listbox').waitFor();
    await keys.press('Escape');
    await keys.expectFocus(kind, 'a list that was closed');
    await keys.press('Enter');
    await page.getByRole('listbox').waitFor();
    await keys.moveTo(page.getByRole('option', { name: 'Cache' }), 'ArrowDown');
    await keys.press('Enter');
    await page.getByText('1 service', { exact: true }).waitFor();
    await keys.expectFocus(kind, 'something was chosen from a list');
    await keys.press('Enter');
    await page.getByRole('listbox').waitFor();
    await keys.moveTo(page.getByRole('option', { name: 'All' }), 'ArrowUp');
    await keys.press('Enter');

    const ready = page.getByRole('checkbox', { name: 'Ready now' });
    await keys.moveTo(ready);
    await keys.press('Space');
    // Neither the one that is not ready, nor the pool that a claim waits for.
    await page.getByText('2 services', { exact: true }).waitFor();
    await keys.press('Space');
    await page.getByText('4 services', { exact: true }).waitFor();
  });

  test('alice reads an offering’s tabs by keyboard', async () => {
    const { page, keys } = at(whole);
    await whole().alice.open('/catalog/services/resource/postgresql-on-demand');
    // Backstage makes links of them.
    await keys.moveTo(
      page.getByRole('link', { name: 'Parameters', exact: true }),
    );
    await keys.press('Enter');
    await page.getByRole('table', { name: 'Parameters' }).waitFor();
  });

  test('alice claims for her component by keyboard', async () => {
    const { page, keys } = at(whole);
    await whole().alice.open('/catalog/default/component/orders');
    const open = page.getByRole('button', { name: 'Claim a service' });
    await keys.moveTo(open);
    await keys.press('Enter');
    const dialog = page.getByRole('dialog');
    await keys.expectFocus(
      dialog.getByRole('heading', { name: 'Claim a service' }),
      'the dialog was opened',
    );
    await keys.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await keys.expectFocus(open, 'the dialog was closed');

    // The menu of the page leads there as well.
    const menu = page.getByRole('button', { name: 'more' });
    await keys.moveTo(menu, 'Shift+Tab');
    await keys.press('Enter');
    await keys.reach(
      page.getByRole('menuitem', { name: 'Claim a service' }),
      'ArrowDown',
      10,
    );
    await keys.press('Enter');
    await dialog.waitFor();
    await keys.moveTo(
      dialog.getByRole('button', { name: /^PostgreSQL on demand/ }),
    );
    await keys.press('Enter');
    await keys.expectFocus(
      dialog.getByRole('heading', { name: 'Claim PostgreSQL on demand' }),
      'the next step was reached',
    );
    await keys.moveTo(
      dialog.getByRole('textbox', { name: 'Name of the claim' }),
    );
    await keys.press('Control+A');
    await keys.type('by-keyboard');
    await keys.moveTo(
      dialog.getByRole('button', { name: 'Next', exact: true }),
    );
    await keys.press('Enter');

    const purpose = dialog.getByRole('button', { name: /Purpose/ });
    await keys.moveTo(purpose);
    await keys.press('Enter');
    await keys.moveTo(
      page.getByRole('option', { name: 'production' }),
      'ArrowDown',
    );
    await keys.press('Enter');
    await keys.expectFocus(purpose, 'something was chosen from a list');
    const limit = dialog.getByRole('spinbutton', { name: 'Connections' });
    await keys.moveTo(limit);
    await keys.press('Control+A');
    await keys.type('101');
    // From a field Enter goes on, as in every form.
    await keys.press('Enter');
    await dialog
      .getByRole('alert')
      .filter({ hasText: 'Must be at most 100.' })
      .waitFor();
    await keys.expectFocus(limit, 'a field is wrong');
    await keys.press('ArrowDown', 'Enter');
    await keys.moveTo(dialog.getByRole('button', { name: 'Claim now' }));
    await keys.press('Enter');
    const heading = page.getByRole('heading', { name: 'Claim by-keyboard' });
    await heading.waitFor();
    await keys.expectFocus(heading, 'the claim was made');
    await readyChip(page).waitFor();
  });

  test('alice looks at what the claim hangs on, and how to use it, by keyboard', async () => {
    const { page, keys } = at(whole);
    await keys.moveTo(page.getByRole('button', { name: 'Graph' }));
    const credentials = page
      .getByRole('list', { name: 'How it is fulfilled' })
      .getByRole('button', { name: /^Credentials.*OK/ });
    await keys.moveTo(credentials);
    await keys.press('Enter');
    await page.getByRole('list', { name: 'Keys of the Secret' }).waitFor();
    const tab = (name: string) => page.getByRole('tab', { name, exact: true });
    await keys.moveTo(tab('Connect now'));
    await keys.moveTo(tab('Code'), 'ArrowRight', 1);
    await keys.moveTo(tab('Service Binding'), 'ArrowRight', 1);
    await keys.moveTo(tab('Environment'), 'ArrowRight', 1);
    await page
      .getByRole('tabpanel', { name: 'Environment' })
      .getByText('envFrom')
      .waitFor();
  });

  test('alice releases it by keyboard', async () => {
    const { page, keys } = at(whole);
    const open = page.getByRole('button', { name: 'Release…' });
    await keys.moveTo(open);
    await keys.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Release by-keyboard?' });
    await dialog.waitFor();
    await keys.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await keys.expectFocus(open, 'the dialog was closed');
    await keys.press('Enter');
    await keys.moveTo(
      dialog.getByRole('textbox', {
        name: 'Type the name of the claim to confirm',
      }),
      'Tab',
      5,
    );
    await keys.type('by-keyboard');
    await keys.moveTo(
      dialog.getByRole('button', { name: 'Release' }),
      'Tab',
      5,
    );
    await keys.press('Enter');
    await page.getByText('Released by-keyboard').waitFor();
    await page.waitForURL('**/catalog/default/component/orders');
  });
}

function at(whole: () => Whole): { page: Page; keys: Keyboard } {
  const { page } = whole().alice;
  return { page, keys: new Keyboard(page) };
}
