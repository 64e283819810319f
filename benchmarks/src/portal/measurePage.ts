import { launchBrowser } from '@services-toolkit/test-support';
import type { Browser, Page } from 'playwright-core';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import type { Portal } from './Portal';

/** A word in the titles of some of the services. */
const SEARCHED_FOR = 'RabbitMQ';
/** Each with an empty cache: the first visit also loads the page's code. */
const BROWSERS = 5;
/** How long somebody looks at a page before they leave it: what it goes on doing is not to count as the next page's time. */
const LOOK_MS = 1_000;

/**
 * From a click on *Services* until the page can be used: cards are there, and a search that was typed is answered. Beside
 * it the way back to the catalog's own page, until its first row is there.
 */
export async function measurePage(portal: Portal): Promise<Figure> {
  const browser = await launchBrowser();
  try {
    const first: number[] = [];
    const again: number[] = [];
    const catalog: number[] = [];
    for (let index = 0; index < BROWSERS; index++) {
      const page = await signedIn(browser, portal);
      first.push(await timed(page, () => openServices(page)));
      catalog.push(await timed(page, () => openCatalog(page)));
      again.push(await timed(page, () => openServices(page)));
      await page.context().close();
    }
    const all = (samples: number[]) =>
      samples.map(ms => ms.toFixed(0)).join(', ');
    return {
      name: 'portal-page-ms',
      value: percentile([...first, ...again], 95),
      unit: 'ms',
      floor: percentile(catalog, 95),
      floorIs: 'a visit to the catalog’s own page, until its first row',
      target: 1000,
      notes: [
        `95th percentile of ${first.length} first visits (${all(
          first,
        )} ms) and as many later ones (${all(again)} ms)`,
      ],
    };
  } finally {
    await browser.close();
  }
}

/** As many visits as {@link measurePage} makes, all of them to the catalog's own page. */
export async function visitCatalogOnly(portal: Portal): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (let index = 0; index < BROWSERS; index++) {
      const page = await signedIn(browser, portal);
      for (let visit = 0; visit < 3; visit++) {
        await timed(page, () => openCatalog(page));
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
}

/** In a browser with an empty cache, with the catalog before it. */
async function signedIn(browser: Browser, portal: Portal): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(portal.url);
  await page.getByRole('button', { name: 'Sign in as Alice' }).click();
  await untilCatalog(page);
  return page;
}

async function openServices(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: 'Services', exact: true })
    .first()
    .click();
  const services = page.getByRole('list', { name: 'Services on offer' });
  const cards = services.getByRole('article');
  await cards.first().waitFor();
  const before = await cards.count();
  await page
    .getByRole('searchbox', { name: 'Search services' })
    .fill(SEARCHED_FOR);
  const others = cards.filter({ hasNotText: SEARCHED_FOR });
  await others.first().waitFor({ state: 'detached' });
  // The page shows the first services before it has all: only with their number it has searched all of them.
  await page.getByText(/^\d+ services?$/).waitFor();
  await cards.first().waitFor();
  if (before < 2 || (await cards.count()) === 0)
    throw new Error('The search narrowed nothing down: nothing was measured');
}

async function openCatalog(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: 'Catalog', exact: true })
    .first()
    .click();
  await untilCatalog(page);
}

async function untilCatalog(page: Page): Promise<void> {
  await page.locator('tbody').getByRole('link').first().waitFor();
}

async function timed(page: Page, action: () => Promise<void>): Promise<number> {
  await page.waitForTimeout(LOOK_MS);
  const started = performance.now();
  await action();
  return performance.now() - started;
}
