import { chromium, type Browser } from 'playwright-core';

/** Starts the Chrome or Chromium that `CHROMIUM` names (`npm test` finds or installs one), with nothing calling home. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) {
    throw new Error(
      'CHROMIUM is not set: run the browser tests by `npm test -- e2e`, which finds or installs one.',
    );
  }
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
