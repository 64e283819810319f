import { launchBrowser } from '@services-toolkit/test-support';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import type { Portal } from './Portal';

/** A mobile line with poor reception; throughput in bytes a second. */
const slowLine = {
  offline: false,
  latency: 600,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
};
const fastLine = {
  offline: false,
  latency: 0,
  downloadThroughput: -1,
  uploadThroughput: -1,
};
/** Each with an empty cache. */
const BROWSERS = 3;
/** How long somebody looks at a page before they go on. */
const LOOK_MS = 1_000;

/** One of Alice's, as `fillCluster` makes them in each cluster. */
const component = 'team-0-dev-app-0';
const claim = `${component}-database-0`;
const claimPath = `/services/claims/cluster-00/team-0-dev/${claim}`;
const componentPath = `/catalog/default/component/${component}`;

/**
 * From a click until a claim can be read, over a slow line, in a portal that is open: its state and its credentials, not yet
 * what it hangs on. Beside it the catalog's page of its component.
 */
export async function measureClaimPage(portal: Portal): Promise<Figure> {
  const browser = await launchBrowser();
  try {
    const catalog: number[] = [];
    const fromList: number[] = [];
    const byAddress: number[] = [];
    for (let index = 0; index < BROWSERS; index++) {
      catalog.push(
        await inOpenPortal(browser, portal, (page, line) =>
          overSlowLine(page, line, async () => {
            await goTo(page, componentPath);
            await page.getByText('About', { exact: true }).first().waitFor();
          }),
        ),
      );
      fromList.push(
        await inOpenPortal(browser, portal, async (page, line) => {
          await goTo(page, `${componentPath}/services`);
          const link = page
            .getByRole('list', { name: 'Claims of this component' })
            .getByRole('link', { name: claim, exact: true })
            .first();
          await link.waitFor();
          return overSlowLine(page, line, async () => {
            await link.click();
            await untilReadable(page);
          });
        }),
      );
      byAddress.push(
        await inOpenPortal(browser, portal, (page, line) =>
          overSlowLine(page, line, async () => {
            await goTo(page, claimPath);
            await untilReadable(page);
          }),
        ),
      );
    }
    const all = (samples: number[]) =>
      `${samples.map(ms => ms.toFixed(0)).join(', ')} ms`;
    return {
      name: 'portal-slow-claim-ms',
      value: percentile(fromList, 95),
      unit: 'ms',
      floor: percentile(catalog, 95),
      floorIs: 'the catalog’s own page of its component, over the same line',
      target: 2000,
      notes: [
        `with ${slowLine.latency} ms of latency and ${
          slowLine.downloadThroughput / 1000
        } kB/s; from the component’s list of claims: ${all(
          fromList,
        )}; by its address, where nothing of the plugin was open before: ${all(
          byAddress,
        )}`,
      ],
    };
  } finally {
    await browser.close();
  }
}

/** In a browser of its own, signed in, with the catalog before it. */
async function inOpenPortal<T>(
  browser: Browser,
  { url }: Portal,
  action: (page: Page, line: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(url);
    await page.getByRole('button', { name: 'Sign in as Alice' }).click();
    await page.locator('tbody').getByRole('link').first().waitFor();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    return await action(page, line);
  } finally {
    await context.close();
  }
}

/** How many milliseconds it takes. */
async function overSlowLine(
  page: Page,
  line: CDPSession,
  action: () => Promise<void>,
): Promise<number> {
  await page.waitForTimeout(LOOK_MS);
  await line.send('Network.emulateNetworkConditions', slowLine);
  const started = performance.now();
  await action();
  const ms = performance.now() - started;
  await line.send('Network.emulateNetworkConditions', fastLine);
  return ms;
}

/** As a link in the app would, without loading the app anew. */
async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(to => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

async function untilReadable(page: Page): Promise<void> {
  await page.getByRole('heading', { name: `Claim ${claim}` }).waitFor();
  await page.getByText(/^Ready\. Credentials are in Secret/).waitFor();
  await page.getByText('How to use it').waitFor();
}
