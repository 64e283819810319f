import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

const root = path.resolve(__dirname, '../../..');
const folder = path.join(root, '.run/screenshots');

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
    await page.screenshot({ path: file, animations: 'disabled' });
    if (process.env.UPDATE_IMAGES) {
      await mkdir(path.join(root, 'docs/images'), { recursive: true });
      await copyFile(file, path.join(root, 'docs/images', path.basename(file)));
    }
  }
}
