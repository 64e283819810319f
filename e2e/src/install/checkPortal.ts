import path from 'node:path';
import { rootDir, type Guardian, type Postgres } from '@services-toolkit/demo';
import type { Browser } from 'playwright-core';
import type { Checks } from './Checks';
import type { Registry } from './packages/startRegistry';
import {
  installAsMade,
  releaseOf,
  upgradeBackstage,
  type AppRelease,
} from './portal/backstageRelease';
import {
  createPortal,
  forgetCachedPackages,
  prepareYarn,
  yarnEnvironment,
  type FrontendSystem,
} from './portal/createPortal';
import {
  addConfiguration,
  addPackages,
  changeSources,
} from './portal/installToolkit';
import { lookAtPortal } from './portal/lookAtPortal';
import { startPortal } from './portal/startPortal';
import { runCommand } from './runCommand';
import type { OfferingCluster } from './startCluster';

/** All that the check of one app takes. */
export interface CheckPortalOptions {
  system: FrontendSystem;
  release: AppRelease;
  runDir: string;
  checks: Checks;
  registry: Registry;
  cluster: OfferingCluster;
  postgres: Postgres;
  browser: Browser;
  guardian: Guardian;
  signal: AbortSignal;
}

/** Makes an app, puts the packages into it as the READMEs say, starts it, and visits it. */
export async function checkPortal(options: CheckPortalOptions): Promise<void> {
  const { system, release, runDir, checks, registry, cluster, signal } =
    options;
  const app = `${system}-${release}`;
  const folder = path.join(runDir, `${app}-portal`);
  const log = (name: string) => path.join(runDir, 'logs', `${app}-${name}.log`);
  const check = <T>(name: string, step: () => Promise<T>) =>
    checks.check(`${app}: ${name}`, step);

  await check('create-app makes an app', () =>
    createPortal({ system, folder, log: log('create-app'), signal }),
  );
  prepareYarn(folder, registry.url);
  await check(`it installs with Backstage ${releaseOf(folder)}`, () =>
    installAsMade(folder, log('install'), signal),
  );
  if (release === 'upgraded')
    await check(`it can be taken to Backstage ${releaseOf(rootDir)}`, () =>
      upgradeBackstage(folder, log('upgrade'), signal),
    );
  await check("the README's commands install the packages", async () => {
    await forgetCachedPackages(folder);
    try {
      await addPackages(folder, log('install'), signal);
    } finally {
      await forgetCachedPackages(folder);
    }
  });
  await check("the app with the READMEs' lines compiles", async () => {
    changeSources(folder, system);
    addConfiguration(folder, cluster);
    await runCommand('yarn', ['tsc'], {
      cwd: folder,
      env: yarnEnvironment,
      log: log('tsc'),
      signal,
    });
  });
  await check('the app builds for production', () =>
    runCommand('yarn', ['--cwd', 'packages/app', 'build'], {
      cwd: folder,
      env: { ...yarnEnvironment, WORKLOAD_CA: cluster.portal.caData },
      log: log('build'),
      signal,
    }),
  );
  const portal = await check('the backend starts', () =>
    startPortal({ ...options, app, folder, log: log('backend') }),
  );
  try {
    await lookAtPortal({
      ...options,
      app,
      url: portal.url,
      pictures: path.join(runDir, 'screenshots'),
    });
  } finally {
    await portal.stop();
  }
}
