import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { portAnswers } from '@services-toolkit/test-support';
import { findKubectl } from './findKubectl';
import { kubectl } from './kubectl';
import { startControlPlane } from './startControlPlane';
import { processExists } from './testing/processExists';

describe('startControlPlane', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'start-control-plane-test-'));
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('runs two side by side that share nothing', async () => {
    const started = await Promise.all([
      startControlPlane({ name: 'workload' }),
      startControlPlane({ name: 'services' }),
    ]);
    try {
      const [workload, services] = started;
      assert.notEqual(workload.server, services.server);
      await kubectl(['create', 'namespace', 'only-here'], workload);
      await assert.rejects(
        kubectl(['get', 'namespace', 'only-here'], services),
        /namespaces "only-here" not found/,
      );
    } finally {
      await Promise.all(started.map(({ stop }) => stop()));
    }
  });

  it('gives the kubeconfig to its owner only, with a context of its name', async () => {
    const kubeconfig = path.join(folder, 'configs', 'workload.kubeconfig');
    const controlPlane = await startControlPlane({
      name: 'workload',
      kubeconfig,
    });
    try {
      assert.equal(controlPlane.kubeconfig, kubeconfig);
      assert.equal((await stat(kubeconfig)).mode % 0o1000, 0o600);
      assert.equal(
        await kubectl(['config', 'current-context'], controlPlane),
        'workload',
      );
    } finally {
      await controlPlane.stop();
    }
  });

  it('leaves no process, no port and no fresh data behind after stop and after kill', async () => {
    for (const way of ['stop', 'kill'] as const) {
      const controlPlane = await startControlPlane({ name: 'short' });
      const dataDir = path.dirname(controlPlane.kubeconfig);
      assert.equal(existsSync(dataDir), true);

      await controlPlane[way]();

      assert.equal(processExists(controlPlane.pid), false);
      assert.equal(await portAnswers(controlPlane.server), false);
      assert.equal(existsSync(dataDir), false);
      assert.equal(
        await controlPlane.ended,
        way === 'stop'
          ? 'The control plane short ended with exit code 0'
          : 'The control plane short was ended by SIGKILL',
      );
    }
  });

  it('stops in time although a client keeps watching', async () => {
    const controlPlane = await startControlPlane({ name: 'watched' });
    const watching = spawn(
      (await findKubectl()) ?? 'kubectl',
      [
        ...['get', 'namespaces', '--watch', '--output=name'],
        `--kubeconfig=${controlPlane.kubeconfig}`,
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    await once(watching.stdout, 'data');
    const stopped = Date.now();
    await controlPlane.stop();
    assert.ok(Date.now() - stopped < 6_000, `${Date.now() - stopped} ms`);
    watching.kill();
  });

  it('says in one sentence that the wanted port is taken', async () => {
    const thief = createServer().listen(0, '127.0.0.1');
    await once(thief, 'listening');
    const { port } = thief.address() as AddressInfo;
    try {
      await assert.rejects(startControlPlane({ name: 'late', port }), {
        message: `The control plane late did not start: port ${port} of 127.0.0.1 is taken by another program: stop that one, choose another --port, or --port 0 for a free one`,
      });
    } finally {
      thief.close();
    }
  });

  it('says in one sentence that the data is in use, and by whom', async () => {
    const dataDir = path.join(folder, 'locked');
    const first = await startControlPlane({ name: 'locked', dataDir });
    try {
      await assert.rejects(startControlPlane({ name: 'second', dataDir }), {
        message: `The control plane second did not start: the data folder ${dataDir} is in use by another control plane (process ${first.pid}): stop that one, or choose another --data-dir`,
      });
      assert.equal(await kubectl(['get', '--raw', '/readyz'], first), 'ok');
    } finally {
      await first.stop();
    }
  });

  it('says what kube-apiserver does not accept', async () => {
    await assert.rejects(
      startControlPlane({ name: 'odd', apiServerFlags: ['--no-such-flag'] }),
      /The control plane odd did not start: kube-apiserver does not know a flag: unknown flag: --no-such-flag/,
    );
  });

  it('names in the audit log who did what, and no value', async () => {
    const auditLog = path.join(folder, 'audit', 'audit.log');
    const controlPlane = await startControlPlane({ name: 'audited', auditLog });
    try {
      await kubectl(
        [
          ...['create', 'secret', 'generic', 'canary'],
          '--from-literal=key=canary-value',
          ...['--as=alice', '--as-group=system:masters'],
        ],
        controlPlane,
      );
    } finally {
      await controlPlane.stop();
    }
    const log = await readFile(auditLog, 'utf8');
    const events: AuditEvent[] = log
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line));
    const created = events.find(
      ({ verb, objectRef }) =>
        verb === 'create' && objectRef?.resource === 'secrets',
    );
    assert.equal(created?.user?.username, 'kubernetes-admin');
    assert.equal(created?.impersonatedUser?.username, 'alice');
    assert.equal(created?.objectRef?.name, 'canary');
    for (const value of ['canary-value', 'Y2FuYXJ5LXZhbHVl']) {
      assert.equal(log.includes(value), false);
    }
  });
});

interface AuditEvent {
  verb: string;
  user?: { username?: string };
  impersonatedUser?: { username?: string };
  objectRef?: { resource?: string; name?: string };
}
