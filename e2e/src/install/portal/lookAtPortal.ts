import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Checks } from '../Checks';
import { className } from '../startCluster';

/** What a visit needs. */
export interface LookAtPortalOptions {
  /** What it is called in checks and files. */
  app: string;
  url: string;
  browser: Browser;
  checks: Checks;
  /** Where a picture of each page is left. */
  pictures: string;
}

/** Visits the portal as a guest: finds the service, and claims it for a component. */
export async function lookAtPortal({
  app,
  url,
  browser,
  checks,
  pictures,
}: LookAtPortalOptions): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  mkdirSync(pictures, { recursive: true });
  /** One check, and a picture of what was to be seen, also where it was not. */
  const see = (name: string, look: () => Promise<unknown>) =>
    checks.check(`${app}: ${name}`, async () => {
      const file = name.replace(/[^a-z]+/gi, '-').toLowerCase();
      try {
        await look();
      } finally {
        await page.screenshot({
          path: path.join(pictures, `${app}-${file}.png`),
        });
      }
    });
  // The other app's claim for the same component may be there as well.
  let claimName = '';
  try {
    await see('a guest signs in', () => signIn(page));
    await see('the page of services shows the offering, ready', async () => {
      await sidebarLink(page).click();
      const services = page.getByRole('list', { name: 'Services on offer' });
      await services.getByText(className).first().waitFor();
      await services.getByText('Ready', { exact: true }).first().waitFor();
    });
    await see('the catalog has the offering, with its tabs', async () => {
      await open(page, `/catalog/services/resource/${className}`);
      await page.getByText('Where it is offered').first().waitFor();
      // The new frontend system's tabs are links.
      await page
        .getByRole('tab', { name: 'Parameters' })
        .or(page.getByRole('link', { name: 'Parameters', exact: true }))
        .first()
        .waitFor();
    });
    await see("a component's menu has 'Claim a service'", async () => {
      await open(page, '/catalog/default/component/web-shop');
      await page.getByRole('button', { name: 'more' }).click();
      await claimItem(page).waitFor();
    });
    await see('the guest claims it for the component', async () => {
      await claimItem(page).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(className).first().click();
      await dialog.getByRole('button', { name: 'Next', exact: true }).click();
      await dialog.getByRole('button', { name: 'Claim now' }).click();
      await page
        .getByRole('status')
        .getByText('Ready', { exact: true })
        .first()
        .waitFor();
      claimName = path.basename(new URL(page.url()).pathname);
    });
    await see('the component shows its service', async () => {
      await open(page, '/catalog/default/component/web-shop/services');
      await page
        .getByRole('list', { name: 'Claims of this component' })
        .getByRole('listitem')
        .filter({
          has: page.getByRole('link', { name: claimName, exact: true }),
        })
        .getByText('Ready', { exact: true })
        .waitFor();
    });
  } finally {
    await context.close();
  }
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await sidebarLink(page).waitFor();
}

function sidebarLink(page: Page) {
  return page.getByRole('link', { name: 'Services', exact: true }).first();
}

function claimItem(page: Page) {
  return page.getByRole('menuitem', { name: 'Claim a service', exact: true });
}

/** Without a reload, which the portal's sign-in may not survive. */
async function open(page: Page, target: string): Promise<void> {
  await page.evaluate(to => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, target);
}
