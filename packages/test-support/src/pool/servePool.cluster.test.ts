import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { it } from 'node:test';
import { eventually } from '@services-toolkit/control-plane';
import { portAnswers } from '../portAnswers';
import { borrowControlPlane } from './borrowControlPlane';
import { ControlPlanePool } from './ControlPlanePool';
import { servePool } from './servePool';

it('lends control planes that take claims, and ends them with their borrower', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pool-'));
  const socket = path.join(folder, 'pool');
  const pool = new ControlPlanePool();
  const server = servePool(pool, socket);
  await once(server, 'listening');
  try {
    const one = await borrowControlPlane(socket, {});
    assert.equal(await portAnswers(one.server), true);
    await one.kill();
    assert.equal(await portAnswers(one.server), false);
    await one.restart();
    assert.equal(await portAnswers(one.server), true);
    await one.stop();
    assert.equal(await portAnswers(one.server), false);
  } finally {
    server.close();
    await pool.close();
    await rm(folder, { recursive: true, force: true });
  }
});

it('ends a control plane whose borrower was killed', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'pool-'));
  const socket = path.join(folder, 'pool');
  const stopped: string[] = [];
  const nothing = async () => {};
  const pool = new ControlPlanePool(async () => ({
    ...{ server: 'one', kubeconfig: '', dataDir: '', auditLog: '' },
    ...{ caData: '', portalToken: '', kill: nothing, restart: nothing },
    ...{ pause: nothing, resume: nothing },
    stop: async () => void stopped.push('one'),
  }));
  const server = servePool(pool, socket);
  await once(server, 'listening');
  const connections: { destroy(): void }[] = [];
  server.on('connection', connection => connections.push(connection));
  try {
    await borrowControlPlane(socket, {});
    for (const connection of connections) connection.destroy();
    await eventually('the control plane is stopped', () => stopped.length > 0);
  } finally {
    server.close();
    await pool.close();
    await rm(folder, { recursive: true, force: true });
  }
});
