import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { codeBlock, codeBlocks } from '@services-toolkit/test-support';
import { applyDiff } from '../applyDiff';
import { replaceOnce } from '../replaceOnce';
import { runCommand } from '../runCommand';
import { namespace, type OfferingCluster } from '../startCluster';
import { yarnEnvironment, type FrontendSystem } from './createPortal';

const section = ['README.md', 'Into a portal you have'] as const;

/** A component that runs in the cluster, for which a service is claimed. */
const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'web-shop',
    annotations: { 'backstage.io/kubernetes-namespace': namespace },
  },
  spec: { type: 'website', lifecycle: 'production', owner: 'guests' },
};

/** Runs the commands of the README that add the packages. */
export async function addPackages(
  folder: string,
  log: string,
  signal: AbortSignal,
): Promise<void> {
  const commands = codeBlock(...section, 'sh', 'yarn --cwd');
  await runCommand('sh', ['-ec', commands], {
    cwd: folder,
    env: yarnEnvironment,
    log,
    signal,
  });
}

/** Makes the changes that the READMEs ask for. */
export function changeSources(folder: string, system: FrontendSystem): void {
  edit(path.join(folder, 'packages/backend/src/index.ts'), text => {
    const lines = codeBlock(...section, 'ts', 'backend.add(');
    return replaceOnce(text, 'backend.start();', `${lines}backend.start();`);
  });
  if (system === 'legacy') {
    for (const diff of codeBlocks(
      'plugins/services-toolkit/README.md',
      'Into an app (legacy frontend system)',
      'diff',
    )) {
      applyDiff(folder, diff);
    }
  }
  edit(
    path.join(folder, 'examples/entities.yaml'),
    text => `${text}---\n${stringify(component)}`,
  );
}

/** Adds the README's configuration, with the values of a cluster that there is. */
export function addConfiguration(
  folder: string,
  { portal, kubernetesPlugin }: OfferingCluster,
): void {
  let lines = codeBlock(...section, 'yaml', 'servicesToolkit:');
  for (const [example, real] of [
    ['https://workload.example.com:6443', portal.server],
    [
      '{ $file: /etc/backstage/workload-reader.token }',
      `{ $file: ${path.resolve(kubernetesPlugin.tokenFile)} }`,
    ],
    ['/etc/backstage/workload-portal.token', path.resolve(portal.tokenFile)],
  ] as const) {
    lines = replaceOnce(lines, example, real);
  }
  edit(
    path.join(folder, 'app-config.yaml'),
    // The section is there, and empty.
    text => `${replaceOnce(text, '\nkubernetes:\n', '\n')}\n${lines}`,
  );
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
