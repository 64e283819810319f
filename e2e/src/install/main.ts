import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  Guardian,
  rootDir,
  startPostgres,
  watchForStop,
} from '@services-toolkit/demo';
import { launchBrowser } from '@services-toolkit/test-support';
import { CheckFailed, Checks } from './Checks';
import { checkPackages } from './checkPackages';
import { checkPortal } from './checkPortal';
import { startRegistry } from './packages/startRegistry';
import type { AppRelease } from './portal/backstageRelease';
import type { FrontendSystem } from './portal/createPortal';
import { startCluster } from './startCluster';

const runDir = path.join(rootDir, '.run/check-install');
const systems: FrontendSystem[] = ['legacy', 'new'];
const releases: AppRelease[] = ['upgraded', 'made'];

/** What was started, in order. */
const started: (() => Promise<void>)[] = [];
const checks = new Checks();

async function main(signal: AbortSignal): Promise<void> {
  for (const folder of ['logs', 'credentials', 'data', 'screenshots'])
    rmSync(path.join(runDir, folder), { recursive: true, force: true });
  const guardian = await Guardian.start(path.join(runDir, 'guardian.sock'));
  started.push(() => guardian.release());

  const packages = await checkPackages(runDir, checks, signal);
  const registry = await startRegistry(packages);
  started.push(registry.stop);

  const cluster = await checks.check(
    'a cluster with deploy/ and one class',
    () => startCluster(runDir, guardian),
  );
  started.push(cluster.stop);
  const postgres = await startPostgres({
    dataDir: path.join(runDir, 'data/postgres'),
    log: path.join(runDir, 'logs/postgres.log'),
    guardian,
  });
  started.push(postgres.stop);
  const browser = await launchBrowser();
  started.push(() => browser.close());

  for (const { system, release } of wantedApps(process.argv.slice(2))) {
    signal.throwIfAborted();
    try {
      await checkPortal({
        system,
        release,
        runDir,
        checks,
        registry,
        cluster,
        postgres,
        browser,
        guardian,
        signal,
      });
    } catch (error) {
      // The other apps can be checked all the same.
      if (!(error instanceof CheckFailed)) throw error;
    }
  }
}

/** Each word leaves those of one frontend system, or of one release. */
function wantedApps(words: readonly string[]) {
  const wanted = <T extends string>(all: readonly T[]) =>
    all.some(one => words.includes(one))
      ? all.filter(one => words.includes(one))
      : all;
  return wanted(releases).flatMap(release =>
    wanted(systems).map(system => ({ system, release })),
  );
}

async function run(): Promise<number> {
  const stop = watchForStop();
  try {
    await main(stop.signal);
  } catch (error) {
    if (!(error instanceof CheckFailed)) {
      checks.failed += 1;
      console.error(error instanceof Error ? error.message : error);
    }
  }
  for (const end of started.reverse()) await end();
  console.log(`${checks.passed} passed, ${checks.failed} failed`);
  return checks.failed > 0 ? 1 : 0;
}

void run().then(code => process.exit(code));
