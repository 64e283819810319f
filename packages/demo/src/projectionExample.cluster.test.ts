import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import {
  findKubectl,
  kubectl,
  startControlPlane,
  type ControlPlane,
} from '@services-toolkit/control-plane';
import { codeBlocks } from '@services-toolkit/test-support';
import { Client } from 'pg';
import { serviceOnThisMachine } from './cluster/registerInstanceQueries';
import { serviceAccountKubeconfig } from './cluster/serviceAccountKubeconfig';
import { startControllers } from './cluster/startControllers';
import { startInstanceQueries } from './cluster/startInstanceQueries';
import { startPostgresOperator } from './cluster/startPostgresOperator';
import { freePort } from './freePort';
import { rootDir } from './paths';
import { startPostgres, type Postgres } from './postgres/startPostgres';
import type { Running } from './process/Running';

const system = 'services-toolkit';
const readme = 'examples/projection/README.md';

let folder: string;
let auditLog: string;
let services: ControlPlane;
let workload: ControlPlane;
let postgres: Postgres;
const started: Running[] = [];

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'projection-example-'));
  // PostgreSQL does not run as root, and its user has to get in.
  await chmod(folder, 0o755);
  auditLog = path.join(folder, 'audit.log');
  [services, workload, postgres] = await Promise.all([
    startControlPlane({ name: 'services', auditLog }),
    startControlPlane({ name: 'workload' }),
    startPostgres({
      dataDir: path.join(folder, 'data'),
      log: path.join(folder, 'postgres.log'),
    }),
  ]);
});

after(async () => {
  await Promise.all(started.map(process => process.stop()));
  await Promise.all(
    [services, workload, postgres].map(process => process?.stop()),
  );
  await rm(folder, { recursive: true, force: true });
});

/** In the project's root, with both clusters in one kubeconfig. */
async function run(commands: string): Promise<string> {
  const folderOfKubectl = path.dirname((await findKubectl()) ?? '');
  const { stdout } = await promisify(execFile)(
    'bash',
    ['--norc', '-euo', 'pipefail', '-c', commands],
    {
      cwd: rootDir,
      env: {
        PATH: `${folderOfKubectl}${path.delimiter}${process.env.PATH}`,
        HOME: folder,
        KUBECONFIG: [services, workload]
          .map(({ kubeconfig }) => kubeconfig)
          .join(path.delimiter),
      },
    },
  );
  return stdout;
}

/** What the commands of a section say, one block after the other. */
async function follow(heading: string): Promise<string[]> {
  const blocks = codeBlocks(readme, heading, 'bash');
  assert.ok(blocks.length > 0, `there are commands in "${heading}"`);
  const said: string[] = [];
  for (const block of blocks) {
    said.push(await run(block));
  }
  return said;
}

const accessAs = (
  { name, kubeconfig }: ControlPlane,
  namespace: string,
  account: string,
) =>
  serviceAccountKubeconfig({
    ...{ adminKubeconfig: kubeconfig, namespace, name: account },
    file: path.join(folder, 'credentials', `${name}-${account}.kubeconfig`),
  });

async function asAdministrator(sql: string): Promise<unknown[]> {
  const client = new Client({ ...postgres, database: 'postgres' });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** What the Deployments would run, if there were nodes. */
async function startDeployed(): Promise<void> {
  for (const cluster of [services, workload]) {
    const { file } = await accessAs(cluster, system, `${system}-controllers`);
    started.push(
      startControllers({
        ...{ kubeconfig: file, parts: ['projection'] },
        log: path.join(folder, `controllers-${cluster.name}.log`),
      }),
    );
  }
  const port = await freePort();
  const server = await accessAs(workload, system, `${system}-apiserver`);
  await kubectl(['apply', '-f', '-'], {
    kubeconfig: workload.kubeconfig,
    input: serviceOnThisMachine(port),
  });
  started.push(
    startInstanceQueries({
      ...{ kubeconfig: server.file, port, parts: ['projection'] },
      log: path.join(folder, 'apiserver.log'),
    }),
  );
  const operator = await accessAs(services, 'shop', 'postgres-operator');
  started.push(
    startPostgresOperator({
      ...{ kubeconfig: operator.file, group: 'sql.example.org' },
      ...{ namespaces: ['shop'], postgresUrl: postgres.operatorUrl },
      log: path.join(folder, 'operator.log'),
    }),
  );
}

const auditUser =
  'projection.apiresources.multicluster.x-tanzu.vmware.com/user';

test('with the part of projection alone on both clusters, a developer uses an API of the other one with kubectl, as the README has it', async () => {
  await follow('Install');
  await startDeployed();
  await follow('One file for each side');
  await follow('The hand-over');
  const kinds = await run(
    'for context in services workload; do kubectl --context $context get crd -o name; done',
  );
  assert.match(kinds, /upstreamclusterlinks/);
  assert.doesNotMatch(kinds, /claim|offering/);

  const [made = '', watched = '', there = ''] = await follow('As Dana');
  assert.match(made, /^postgresinstances .*sql\.example\.org\/v1alpha1/m);
  assert.match(made, /connectionLimit\s+<integer>/);
  const [row = ''] = /^orders .*/m.exec(made) ?? [];
  assert.match(row, /^orders +True +Ready +orders_\w{8} +orders-binding/);
  assert.match(watched, /^orders +True/m);
  assert.match(there, /^orders +True/m);
  const databases = await asAdministrator(
    `select 1 from pg_database where datname = '${row.split(/ +/)[3]}'`,
  );
  assert.deepEqual(databases, []);

  const lines = (await readFile(auditLog, 'utf8')).trim().split('\n');
  const writes = lines
    .map(line => JSON.parse(line))
    .filter(({ impersonatedUser }) =>
      impersonatedUser?.extra?.[auditUser]?.includes('dana'),
    )
    .map(({ verb }) => verb);
  for (const verb of ['create', 'get', 'list', 'watch', 'patch', 'delete']) {
    assert.ok(writes.includes(verb), `${verb} stands there in dana's name`);
  }

  await follow('Clean up');
  assert.doesNotMatch(
    await run('kubectl --context workload get apiservices -o name'),
    /sql\.example\.org/,
  );
  assert.doesNotMatch(
    await run(
      'kubectl --context services get serviceaccounts,rolebindings -A -o name',
    ),
    /services-toolkit-link|apiexportrolebinding/,
  );
});
