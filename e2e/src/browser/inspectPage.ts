import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rootDir } from '@services-toolkit/demo';
import { errors, type Locator, type Page } from 'playwright-core';
import { assertAccessible } from '../accessibility/assertAccessible';
import { viewport, type Visitor } from './Visitor';

const folder = path.join(rootDir, '.run/screenshots');

const narrow = { width: 375, height: 812 };

/** Tabs of @backstage/ui's Header: all tabs of an entity's page stand in one row, however narrow the screen is. */
const foreignWide = '[class*=bui-HeaderNav]';

/**
 * Looks at the page that a visitor is on as people see it: in light and in dark, and on a telephone. Keeps the pictures
 * as `.run/screenshots/<name>-<light|dark|narrow>.png`, lets axe look, and sees that nothing has to be scrolled sideways.
 *
 * @param landmark - what the page is about: it has to be there
 * @param again - brings about what the address does not tell, such as what was typed: the dark page has only the address
 */
export async function inspectPage(
  visitor: Visitor,
  name: string,
  landmark: (page: Page) => Locator,
  again?: (page: Page) => Promise<void>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Two pages in processes of their own: while one settles, the other is looked at.
  await Promise.all([
    inspectLight(visitor, name, landmark),
    inspectDark(visitor, name, landmark, again),
  ]);
}

async function inspectLight(
  { page }: Visitor,
  name: string,
  landmark: (page: Page) => Locator,
): Promise<void> {
  await look(page, `${name}-light`, landmark);
  await page.setViewportSize(narrow);
  await landmark(page).waitFor();
  await keep(page, `${name}-narrow`);
  const sticksOut = await tooWide(page);
  await page.setViewportSize(viewport);
  await landmark(page).waitFor();
  assert.deepEqual(
    sticksOut,
    [],
    `${name} has to be scrolled sideways on a screen of ${narrow.width} pixels`,
  );
}

async function inspectDark(
  visitor: Visitor,
  name: string,
  landmark: (page: Page) => Locator,
  again?: (page: Page) => Promise<void>,
): Promise<void> {
  await visitor.openDark();
  await again?.(visitor.darkPage);
  await look(visitor.darkPage, `${name}-dark`, landmark);
}

async function look(
  page: Page,
  name: string,
  landmark: (page: Page) => Locator,
): Promise<void> {
  await landmark(page).waitFor();
  await settle(page);
  // Where there is nothing that changes its looks under the mouse.
  await page.mouse.move(viewport.width - 1, 1);
  await keep(page, name);
  await assertAccessible(page, name);
}

/**
 * Until Backstage's own cards beside ours have loaded: the circles that they turn meanwhile have no name. One that turns for
 * longer is left to axe.
 */
async function settle(page: Page): Promise<void> {
  await page
    .waitForFunction(
      unnamed => !document.querySelector(unnamed),
      '[role=progressbar]:not([aria-label]):not([aria-labelledby])',
      { timeout: 10_000 },
    )
    .catch(error => {
      if (!(error instanceof errors.TimeoutError)) {
        throw error;
      }
    });
}

/** What sticks out of the page to the right, and is not in something that scrolls on its own. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(foreign => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const dialogs = Array.from(document.querySelectorAll('[role=dialog]'))
      .filter(it => it.scrollWidth > it.clientWidth)
      .map(it => `the dialog "${it.textContent?.slice(0, 120)}"`);
    if (scrollWidth <= clientWidth) return dialogs;
    const allowed = new Set(
      Array.from(document.querySelectorAll('*')).filter(
        it =>
          it.matches(foreign) ||
          it.querySelector(`:scope > ${foreign}`) ||
          /auto|scroll/.test(getComputedStyle(it).overflowX),
      ),
    );
    return Array.from(document.querySelectorAll('main *'))
      .filter(it => it.getBoundingClientRect().right > clientWidth + 1)
      .filter(it => {
        let at: Element | null = it;
        while (at && !allowed.has(at)) at = at.parentElement;
        return at === null;
      })
      .map(it =>
        `${it.tagName} ${it.className} ${it.textContent}`.slice(0, 120),
      )
      .concat(dialogs);
  }, foreignWide);
}

async function keep(page: Page, name: string): Promise<void> {
  const file = path.join(folder, `${name}.png`);
  await writeFile(file, await settledScreenshot(page));
  await updateImage(file);
}

/** Graphs and skeletons arrive in steps: takes pictures until two in a row are the same, for five seconds at most. */
async function settledScreenshot(page: Page): Promise<Buffer> {
  const deadline = Date.now() + 5_000;
  let last = await page.screenshot({ animations: 'disabled' });
  while (Date.now() < deadline) {
    await page.waitForTimeout(150);
    const next = await page.screenshot({ animations: 'disabled' });
    if (next.equals(last)) break;
    last = next;
  }
  return last;
}

/** With `UPDATE_IMAGES`, renews what the docs already show. */
async function updateImage(file: string): Promise<void> {
  const image = path.join(rootDir, 'docs/images', path.basename(file));
  if (process.env.UPDATE_IMAGES && existsSync(image)) {
    await copyFile(file, image);
  }
}
