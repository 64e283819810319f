import type { Browser, BrowserContext, Page } from 'playwright-core';

type Person = 'Alice' | 'Bob' | 'Carol';

/** Of a common notebook. */
export const viewport = { width: 1280, height: 900 };

/** A person at the portal, with a browser of their own, and everything that the portal ever told it. */
export class Visitor {
  static async signIn(
    browser: Browser,
    portalUrl: string,
    person: Person,
  ): Promise<Visitor> {
    const [page, darkPage] = await Promise.all(
      (['light', 'dark'] as const).map(async colorScheme =>
        openPortal(
          await browser.newContext({
            baseURL: portalUrl,
            viewport,
            colorScheme,
            reducedMotion: 'reduce',
          }),
          person,
        ),
      ),
    );
    return new Visitor(page!, darkPage!);
  }

  readonly #received: Promise<string>[] = [];
  /** What the browser complained of since the last test that failed. */
  #complaints: string[] = [];

  private constructor(
    /** What a flow is done on; it is light. */
    readonly page: Page,
    /**
     * The same person with a dark screen, to look at the same pages. (Not the same page with another theme: Material UI
     * may leave styles of the former theme behind.)
     */
    readonly darkPage: Page,
  ) {
    for (const each of [page, darkPage]) {
      each.on('response', response => {
        if (response.url().includes('/api/'))
          this.#received.push(response.text().catch(() => ''));
        if (response.status() >= 400)
          this.#complain(`${response.status()} ${response.url()}`);
      });
      each.on('requestfailed', request =>
        this.#complain(`${request.failure()?.errorText} ${request.url()}`),
      );
      each.on('pageerror', error => this.#complain(String(error)));
    }
  }

  /** What stands on both pages, and what the browser complained of: for who reads why a test failed. */
  async describe(): Promise<string> {
    const pages = await Promise.all(
      [this.page, this.darkPage].map(
        async page =>
          `${page.url()}\n${await page.locator('body').innerText()}`,
      ),
    );
    const complaints = this.#complaints.splice(0);
    return [...pages, ...complaints].join('\n\n');
  }

  #complain(what: string): void {
    this.#complaints = [...this.#complaints.slice(-19), what];
  }

  /** Goes to a page of the portal without a reload of the app, which takes seconds. */
  async open(path: string): Promise<void> {
    await go(this.page, path);
  }

  /** Goes to the same page with the dark screen. */
  async openDark(): Promise<void> {
    const { pathname, search } = new URL(this.page.url());
    await go(this.darkPage, `${pathname}${search}`);
  }

  /** Every body that an API of the portal has answered to this person. */
  async received(): Promise<string[]> {
    return Promise.all(this.#received);
  }
}

async function openPortal(
  context: BrowserContext,
  person: Person,
): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto('/');
  await page.getByRole('button', { name: `Sign in as ${person}` }).click();
  await page
    .getByRole('link', { name: 'Services', exact: true })
    .first()
    .waitFor();
  return page;
}

async function go(page: Page, path: string): Promise<void> {
  await page.evaluate(target => {
    window.history.pushState({}, '', target);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}
