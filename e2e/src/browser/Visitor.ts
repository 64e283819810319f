import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A person at the portal: a browser context of their own, and everything that the portal ever told it. */
export class Visitor {
  static async signIn(
    browser: Browser,
    portalUrl: string,
    person: 'Alice' | 'Bob',
  ): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: portalUrl,
      viewport: { width: 1280, height: 900 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const visitor = new Visitor(context, page);
    await page.goto('/');
    await page.getByRole('button', { name: `Sign in as ${person}` }).click();
    await page
      .getByRole('link', { name: 'Services', exact: true })
      .first()
      .waitFor();
    return visitor;
  }

  readonly #received: Promise<string>[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('response', response => {
      if (response.url().includes('/api/'))
        this.#received.push(response.text().catch(() => ''));
    });
  }

  /**
   * Goes to a page of the portal without a reload of the app where it can: the sign-in is kept in memory only.
   */
  async open(path: string): Promise<void> {
    await this.page.evaluate(target => {
      window.history.pushState({}, '', target);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  }

  /** Every body that an API of the portal has answered to this browser. */
  async received(): Promise<string[]> {
    return Promise.all(this.#received);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
