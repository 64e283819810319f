import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rootDir } from '@services-toolkit/demo';
import type { Locator, Page } from 'playwright-core';

const folder = path.join(rootDir, '.run/screenshots');

/**
 * Keeps the page as a person sees it, in light and in dark, as `.run/screenshots/<name>-<light|dark>.png`.
 *
 * @param landmark - what the page is about; a change of theme builds the page anew, so each picture waits for it
 */
export async function takeScreenshots(
  page: Page,
  name: string,
  landmark: Locator,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction(
      theme => document.body.dataset.themeMode === theme,
      colorScheme,
    );
    await landmark.waitFor();
    const file = path.join(folder, `${name}-${colorScheme}.png`);
    await writeFile(file, await settledScreenshot(page));
    await updateImage(file);
  }
}

/** A new theme's colours arrive in steps: takes pictures until two in a row are the same, for five seconds at most. */
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
