import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  kubectl,
  startControlPlane,
  type ControlPlane,
} from '@services-toolkit/control-plane';
import {
  applyManifests,
  serviceAccountKubeconfig,
  startPostgres,
  startPostgresOperator,
  type Postgres,
  type Running,
} from '@services-toolkit/demo';
import { eventually } from '@services-toolkit/test-support';
import { Client } from 'pg';
import type { PostgresInstance } from './instance/PostgresInstance';

const namespace = 'postgres-pool';

describe('the PostgreSQL operator, with the rights of its own ServiceAccount', () => {
  let folder: string;
  let controlPlane: ControlPlane;
  let postgres: Postgres;
  let operator: Running;
  let startOperator: () => Running;
  let operatorLog: string;
  let postgresLog: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'postgres-operator-'));
    // PostgreSQL does not run as root, and its user has to get in.
    await chmod(folder, 0o755);
    operatorLog = path.join(folder, 'operator.log');
    postgresLog = path.join(folder, 'postgres.log');
    [controlPlane, postgres] = await Promise.all([
      startControlPlane({ name: 'operator' }),
      startPostgres({ dataDir: path.join(folder, 'data'), log: postgresLog }),
    ]);
    const { kubeconfig } = controlPlane;
    await applyManifests(kubeconfig, 'examples/postgres-operator/manifests');
    const { file } = await serviceAccountKubeconfig({
      adminKubeconfig: kubeconfig,
      namespace,
      name: 'postgres-operator',
      file: path.join(folder, 'operator.kubeconfig'),
    });
    startOperator = () =>
      startPostgresOperator({
        kubeconfig: file,
        postgresUrl: postgres.operatorUrl,
        log: operatorLog,
      });
    operator = startOperator();
  });

  after(async () => {
    await operator?.stop();
    await Promise.all([postgres?.stop(), controlPlane?.stop()]);
    await rm(folder, { recursive: true, force: true });
  });

  const run = (args: string[], input?: object) =>
    kubectl([...args, '--namespace', namespace], {
      kubeconfig: controlPlane.kubeconfig,
      ...(input && { input }),
    });
  const create = (name: string) =>
    run(['create', '-f', '-'], {
      apiVersion: 'demo.services-toolkit.io/v1alpha1',
      kind: 'PostgresInstance',
      metadata: { name },
      spec: { connectionLimit: 3 },
    });
  const get = async (name: string): Promise<PostgresInstance> =>
    JSON.parse(await run(['get', 'postgresinstances', name, '-o', 'json']));
  const becomes = (name: string, reason: string) =>
    eventually(`${name} says ${reason}`, async () => {
      const instance = await get(name);
      const [ready] = instance.status?.conditions ?? [];
      return ready?.reason === reason && instance;
    });

  async function credentials(instance: PostgresInstance) {
    const secret: { type: string; data: Record<string, string> } = JSON.parse(
      await run([
        'get',
        'secret',
        instance.status?.binding?.name ?? '',
        '-o',
        'json',
      ]),
    );
    const data = Object.fromEntries(
      Object.entries(secret.data).map(([key, value]) => [
        key,
        Buffer.from(value, 'base64').toString(),
      ]),
    );
    return { type: secret.type, data };
  }

  async function query(
    options: ConstructorParameters<typeof Client>[0],
    sql: string,
  ) {
    const client = new Client(options);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
  const asAdmin = (sql: string) =>
    query({ ...postgres, database: 'postgres' }, sql);

  it('makes a database that the Secret logs in to, with all that the specification names', async () => {
    await create('orders');
    const { type, data } = await credentials(await becomes('orders', 'Ready'));

    assert.equal(type, 'servicebinding.io/postgresql');
    assert.equal(data.type, 'postgresql');
    assert.equal(data.provider, 'postgres-operator-example');
    assert.deepEqual(
      await query(data.uri ?? '', 'SELECT current_user AS who'),
      [{ who: data.username }],
    );
    const parts = {
      host: data.host,
      port: Number(data.port),
      database: data.database,
      user: data.username,
      password: data.password,
    };
    await query(parts, 'CREATE TABLE orders (id int)');
    assert.deepEqual(
      await asAdmin(
        `SELECT rolconnlimit, rolsuper FROM pg_roles WHERE rolname = '${data.username}'`,
      ),
      [{ rolconnlimit: 3, rolsuper: false }],
    );
  });

  it('lets a role into no other database than its own', async () => {
    await create('curious');
    const { data } = await credentials(await becomes('curious', 'Ready'));
    const other = (await get('orders')).status?.database ?? '';
    for (const database of [other, 'postgres', 'template1']) {
      const uri = new URL(data.uri ?? '');
      uri.pathname = `/${database}`;
      await assert.rejects(query(uri.href, 'SELECT 1'), { code: '28000' });
    }
  });

  it('gives a role its password back, and keeps what the Secret says', async () => {
    const known = await credentials(await get('orders'));
    await asAdmin(`ALTER ROLE "${known.data.username}" PASSWORD 'another'`);
    await assert.rejects(query(known.data.uri ?? '', 'SELECT 1'));

    await run(['annotate', 'postgresinstances', 'orders', 'look=again']);
    await eventually('the Secret logs in again', () =>
      query(known.data.uri ?? '', 'SELECT 1'),
    );
    assert.deepEqual(await credentials(await get('orders')), known);
  });

  it('overwrites no Secret of somebody else', async () => {
    await run([
      'create',
      'secret',
      'generic',
      'taken-binding',
      '--from-literal=a=b',
    ]);
    await create('taken');
    await becomes('taken', 'BindingSecretExists');
    assert.equal(
      await run(['get', 'secret', 'taken-binding', '-o', 'jsonpath={.data}']),
      '{"a":"Yg=="}',
    );
  });

  it('writes nothing where nothing has changed', async () => {
    const versions = () =>
      run([
        ...['get', 'postgresinstances/curious', 'secret/curious-binding'],
        ...['-o', 'jsonpath={.items[*].metadata.resourceVersion}'],
      ]);
    const old = await versions();
    await operator.stop();
    operator = startOperator();
    // By then the one that was there at the start has been looked at as well.
    await create('later');
    await becomes('later', 'Ready');
    assert.equal(await versions(), old);
  });

  it('drops database and role with the instance, also where somebody is connected', async () => {
    const instance = await get('orders');
    const { data } = await credentials(instance);
    const session = new Client(data.uri);
    session.on('error', () => {});
    await session.connect();

    await run(['delete', 'postgresinstances', 'orders', '--timeout=60s']);

    const name = instance.status?.database;
    assert.deepEqual(
      await asAdmin(
        `SELECT datname AS left FROM pg_database WHERE datname = '${name}' UNION SELECT rolname FROM pg_roles WHERE rolname = '${name}'`,
      ),
      [],
    );
    await run([
      'wait',
      '--for=delete',
      'secret/orders-binding',
      '--timeout=60s',
    ]);
    await session.end().catch(() => {});
  });

  it('tells no log a password', async () => {
    const { data } = await credentials(await get('curious'));
    for (const log of [operatorLog, postgresLog]) {
      const text = await readFile(log, 'utf8');
      assert.ok(text.length > 0, `${log} is empty`);
      assert.ok(!text.includes(data.password ?? ''), `${log} holds a password`);
      assert.ok(
        !text.includes(new URL(postgres.operatorUrl).password),
        `${log} holds the operator's password`,
      );
    }
  });
});
