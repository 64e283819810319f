import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runDir } from './paths.mjs';
import { StepError, run } from './run.mjs';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Finds a Chrome or Chromium; on Debian as root it installs one.
 *
 * @returns {Promise<string>} the path of its executable
 * @throws StepError that says what to install
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const log = path.join(runDir, 'logs', 'install-chromium.log');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], {
      env,
      log,
      what: 'Reading the package lists',
    });
    await run(
      'apt-get',
      ['install', '-y', '--no-install-recommends', 'chromium'],
      {
        env,
        log,
        what: 'Installing Chromium',
      },
    );
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new StepError(
    'The browser tests need Chrome or Chromium: install one (on Debian: apt-get install chromium), or set CHROMIUM to its path.',
  );
}

function findChromium() {
  if (process.env.CHROMIUM) {
    if (existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
    throw new StepError(
      `CHROMIUM is set to '${process.env.CHROMIUM}', which does not exist.`,
    );
  }
  return (
    CANDIDATES.find(candidate => existsSync(candidate)) ?? onPath('chromium')
  );
}

function onPath(name) {
  try {
    return (
      execFileSync('sh', ['-c', `command -v ${name}`], {
        encoding: 'utf8',
      }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}
