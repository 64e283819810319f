import { execFile } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { runCommand } from '../runCommand';

/** The two frontend systems of Backstage. */
export type FrontendSystem = 'legacy' | 'new';

/** An app as `create-app` makes it. */
export interface CreatePortalOptions {
  system: FrontendSystem;
  folder: string;
  log: string;
  signal: AbortSignal;
}

/** Makes an app with the newest `create-app`. Nothing is installed in it yet. */
export async function createPortal({
  system,
  folder,
  log,
  signal,
}: CreatePortalOptions): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  const program = path.join(
    path.dirname(require.resolve('@backstage/create-app/package.json')),
    'bin/backstage-create-app',
  );
  await runCommand(
    process.execPath,
    [
      program,
      '--skip-install',
      ...['--path', path.basename(folder)],
      ...(system === 'legacy' ? ['--legacy'] : []),
    ],
    {
      cwd: path.dirname(folder),
      env: { BACKSTAGE_APP_NAME: `${system}-portal` },
      log,
      signal,
    },
  );
}

/** Tells Yarn in that app where our packages are. */
export function prepareYarn(folder: string, registryUrl: string): void {
  const settings = path.join(folder, '.yarnrc.yml');
  const yarnrc = parse(readFileSync(settings, 'utf8'));
  yarnrc.npmScopes = { 'services-toolkit': { npmRegistryServer: registryUrl } };
  yarnrc.unsafeHttpWhitelist = [new URL(registryUrl).hostname];
  yarnrc.npmPreapprovedPackages = {
    // Not what the folders above say.
    onConflict: 'reset',
    value: ['*', '@!(backstage)/**'],
  };
  writeFileSync(settings, stringify(yarnrc));
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  // A dependency of Backstage's CLI before 1.57 asks for a patch of it that only its own repository has.
  manifest.resolutions.got = '^11.8.6';
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The environment in which Yarn works in that app. */
export const yarnEnvironment = {
  // The lock file is only a start.
  YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  // Nothing that has to be compiled is needed: the database is PostgreSQL.
  YARN_ENABLE_SCRIPTS: 'false',
};

/**
 * Forgets our packages in Yarn's cache, which goes by name and version: what was packed before must not be taken for
 * what is packed now, nor what is packed now for a release.
 */
export async function forgetCachedPackages(folder: string): Promise<void> {
  const cache = await yarnSays(folder, ['config', 'get', 'cacheFolder']);
  for (const name of readdirSync(cache)) {
    if (name.startsWith('@services-toolkit-'))
      rmSync(path.join(cache, name), { force: true });
  }
}

/** What a command of Yarn prints. */
export async function yarnSays(
  cwd: string,
  args: readonly string[],
): Promise<string> {
  const { stdout } = await promisify(execFile)('yarn', [...args], {
    cwd,
    env: { ...process.env, ...yarnEnvironment },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.trim();
}
