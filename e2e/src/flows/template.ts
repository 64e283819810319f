import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import type { Page } from 'playwright-core';
import { inspectPage } from '../browser/inspectPage';
import type { Whole } from './Whole';

/** The sample template: what the scaffolder asks of who has nothing yet, neither a component nor a database. */
export function template(whole: () => Whole): void {
  test('alice makes a component with its database from a template, and the form says what the cluster would', async () => {
    const { alice, cluster, github } = whole();
    const { page } = alice;
    const formData = JSON.stringify({
      name: 'billing',
      owner: 'group:default/team-apps',
      repoUrl: 'github.com?owner=example&repo=billing',
    });
    await alice.open(
      `/create/templates/default/component-with-database?${new URLSearchParams({
        formData,
      })}`,
    );
    await toServices(page);
    await inspectPage(
      alice,
      'template-services',
      at => at.getByRole('option', { name: /PostgreSQL on demand/ }),
      toServices,
    );
    await chooseService(page);
    await inspectPage(
      alice,
      'template-settings',
      at => at.getByRole('spinbutton', { name: 'Connections' }),
      chooseService,
    );

    // Fine by the schema; the class has a rule against it.
    const connections = page.getByRole('spinbutton', { name: 'Connections' });
    await connections.fill('50');
    await page.getByRole('button', { name: 'Review' }).click();
    await inspectPage(
      alice,
      'template-refused',
      at => at.getByText('a database for development has at most 20').last(),
      async at => {
        await at.getByRole('spinbutton', { name: 'Connections' }).fill('50');
        await at.getByRole('button', { name: 'Review' }).click();
      },
    );
    await connections.fill('15');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    const made = page
      .getByRole('button', { name: 'Open in the catalog' })
      .or(page.getByRole('link', { name: 'Open in the catalog' }))
      .first();
    await made.waitFor({ timeout: 60_000 });
    assert.deepEqual(github.unknown, []);
    await made.click();
    await page
      .getByRole('list', { name: 'Claims of this component' })
      .getByText('Ready', { exact: true })
      .waitFor();

    const { metadata, spec } = await cluster.get<ClassClaim>(
      ...['classclaim', 'billing-db', '-n', 'my-apps'],
    );
    assert.deepEqual(spec, {
      classRef: { name: 'postgresql-on-demand' },
      parameters: { purpose: 'development', connectionLimit: 15 },
    });
    assert.equal(
      metadata.annotations?.['services-toolkit.io/entity-ref'],
      'component:default/billing',
    );
  });
}

/** From the first page, which is filled in, to the list of databases. */
async function toServices(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click();
  await openServices(page);
}

/** A click would close the list where it is open. */
async function openServices(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Database' }).press('ArrowDown');
}

async function chooseService(page: Page): Promise<void> {
  await openServices(page);
  await page.getByRole('option', { name: /PostgreSQL on demand/ }).click();
  await page.getByRole('spinbutton', { name: 'Connections' }).waitFor();
}
