import type { Browser } from 'playwright-core';

/**
 * Starts the Chrome or Chromium that `CHROMIUM` names, with nothing calling home. `npm test` and `npm run bench` find or
 * install one.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) {
    throw new Error(
      'CHROMIUM is not set: start the flows by `npm test -- e2e` and the benchmark by `npm run bench portal`, which find or install one.',
    );
  }
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
