import path from 'node:path';
import type { Guardian, Postgres } from '@services-toolkit/demo';
import type { Browser } from 'playwright-core';
import type { Checks } from './Checks';
import type { Registry } from './packages/startRegistry';
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
  const { system, runDir, checks, registry, cluster, signal } = options;
  const folder = path.join(runDir, `${system}-portal`);
  const log = (name: string) =>
    path.join(runDir, 'logs', `${system}-${name}.log`);
  const check = <T>(name: string, step: () => Promise<T>) =>
    checks.check(`${system}: ${name}`, step);

  await check('create-app makes an app of this Backstage release', () =>
    createPortal({ system, folder, log: log('create-app'), signal }),
  );
  await check("the README's commands install the packages", async () => {
    await prepareYarn(folder, registry.url);
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
    startPortal({ ...options, folder, log: log('backend') }),
  );
  try {
    await lookAtPortal({
      ...options,
      url: portal.url,
      pictures: path.join(runDir, 'screenshots'),
    });
  } finally {
    await portal.stop();
  }
}
