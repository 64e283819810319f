import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootDir } from '@services-toolkit/demo';
import { parse, stringify } from 'yaml';
import { runCommand } from '../runCommand';
import { yarnEnvironment, yarnSays } from './createPortal';

const yarn = (
  cwd: string,
  args: string[],
  log: string,
  signal: AbortSignal,
): Promise<void> =>
  runCommand('yarn', args, { cwd, env: yarnEnvironment, log, signal });

/** Which Backstage an app has: the one that `create-app` made it with, or the one of this repository. */
export type AppRelease = 'made' | 'upgraded';

/** The Backstage release that an app, or this repository, is on. */
export function releaseOf(folder: string): string {
  const file = path.join(folder, 'backstage.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

/**
 * Installs an app as it was when its Backstage release was new: Backstage in the versions of that release, third parties in
 * those that this repository is tested with.
 */
export async function installAsMade(
  folder: string,
  log: string,
  signal: AbortSignal,
): Promise<void> {
  const entries = readFileSync(path.join(rootDir, 'yarn.lock'), 'utf8')
    .split('\n\n')
    .filter(entry => !entry.startsWith('"@backstage/'));
  writeFileSync(path.join(folder, 'yarn.lock'), entries.join('\n\n'));
  await takeNothingAfter(folder, folder);
  await yarn(folder, ['install'], log, signal);
  // What is added later may be of this repository's release.
  await takeNothingAfter(folder, rootDir);
}

/** Takes an app to the Backstage release of this repository, as its owner would. */
export async function upgradeBackstage(
  folder: string,
  log: string,
  signal: AbortSignal,
): Promise<void> {
  const { devDependencies } = readManifest(rootDir);
  const typescript = `typescript@${devDependencies.typescript}`;
  await takeNothingAfter(folder, rootDir);
  await yarn(folder, ['up', '@backstage/*', typescript], log, signal);
  await yarn(folder, ['dedupe', '@backstage/*'], log, signal);
  const version = releaseOf(rootDir);
  writeFileSync(
    path.join(folder, 'backstage.json'),
    `${JSON.stringify({ version }, null, 2)}\n`,
  );
}

/** Hides from an app what Backstage has published since its release that another folder names. */
async function takeNothingAfter(app: string, folder: string): Promise<void> {
  const settings = path.join(app, '.yarnrc.yml');
  const yarnrc = parse(readFileSync(settings, 'utf8'));
  yarnrc.npmMinimalAgeGate = await releaseAge(folder);
  writeFileSync(settings, stringify(yarnrc));
}

/** How many minutes ago the packages of Backstage that a folder names were all published, and had been for a day. */
async function releaseAge(folder: string): Promise<number> {
  const versions = new Map<string, string>();
  for (const dir of ['.', 'packages/app', 'packages/backend']) {
    const manifest = readManifest(path.join(folder, dir));
    const named = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const [name, range] of Object.entries<string>(named)) {
      if (name.startsWith('@backstage/'))
        versions.set(name, range.replace('^', ''));
    }
  }
  const lines = await yarnSays(folder, [
    ...['npm', 'info', ...versions.keys()],
    ...['--fields', 'name,time', '--json'],
  ]);
  const published = lines.split('\n').map(line => {
    const { name, time } = JSON.parse(line);
    return Date.parse(time[versions.get(name) ?? '']);
  });
  const day = 24 * 60 * 60_000;
  return Math.floor((Date.now() - Math.max(...published) - day) / 60_000);
}

function readManifest(folder: string): {
  dependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
} {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
