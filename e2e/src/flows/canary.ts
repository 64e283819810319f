import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import type { Whole } from './Whole';

/**
 * No Secret value outside Kubernetes' Secrets: looks for one everywhere. The value is that of a Secret which was
 * claimed in the portal, so everything that handles claims has had it in its hands.
 */
export function canary(whole: () => Whole): void {
  test('no value of the claimed Secret is in a log, an object, an event, an answer or a page', async () => {
    const { alice, bob, cluster, demo } = whole();
    const { items } = await cluster.get<{
      items: { status?: { binding?: { name: string } } }[];
    }>('classclaims', '-n', 'my-apps');
    const binding = items.find(({ status }) => status?.binding)?.status?.binding
      ?.name;
    assert.ok(binding, 'there is no claim with a Secret to look for');
    const { password } = await cluster.secret('my-apps', binding);
    assert.ok(
      password && password.length >= 16,
      'the password is too short to be looked for',
    );
    const traces = [
      password,
      Buffer.from(password).toString('base64'),
      encodeURIComponent(password),
    ];
    const clean = (where: string, text: string) =>
      assert.ok(
        !traces.some(trace => text.includes(trace)),
        `a Secret value is in ${where}`,
      );

    const kinds =
      'clusterinstanceclasses,classclaims,resourceclaims.services.apps.tanzu.vmware.com,postgresinstances,leases,events';
    clean(
      'an object or event of the cluster',
      await cluster.run(
        'get',
        kinds,
        '-A',
        '-o',
        'yaml',
        '--show-managed-fields',
      ),
    );
    for (const file of await logFiles(demo.logs))
      clean(file, await readFile(file, 'utf8'));
    for (const visitor of [alice, bob]) {
      const answers = await visitor.received();
      assert.ok(
        answers.some(answer => answer.includes('orders')),
        'no answers were recorded',
      );
      clean('an answer of an API', answers.join('\n'));
      for (const page of [visitor.page, visitor.darkPage])
        clean('a page', await page.content());
    }
  });
}

async function logFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  assert.ok(names.length >= 4, `there are only the logs ${names.join(', ')}`);
  return names
    .filter(name => name.endsWith('.log'))
    .map(name => path.join(folder, name));
}
