import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

const root = path.resolve(__dirname, '../../..');
const folder = path.join(root, '.run/screenshots');

/** Keeps the page as a person sees it, in light and in dark, as `.run/screenshots/<name>-<light|dark>.png`. */
export async function takeScreenshots(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const file = path.join(folder, `${name}-${colorScheme}.png`);
    await page.screenshot({ path: file, animations: 'disabled' });
    if (process.env.UPDATE_IMAGES) {
      await mkdir(path.join(root, 'docs/images'), { recursive: true });
      await copyFile(file, path.join(root, 'docs/images', path.basename(file)));
    }
  }
}
