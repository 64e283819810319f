import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeployedControlPlane } from '../cluster/deployControlPlane';
import { ControlPlanePool } from './ControlPlanePool';

describe('the pool of control planes', () => {
  function startPool() {
    const made: string[] = [];
    const stopped: string[] = [];
    const pool = new ControlPlanePool(async ({ auditPolicy = 'none' }) => {
      const server = `${auditPolicy}-${made.length + 1}`;
      made.push(server);
      const nothing = async () => {};
      const stop = async () => void stopped.push(server);
      const deployed: DeployedControlPlane = {
        ...{ server, kubeconfig: '', dataDir: '', auditLog: '' },
        ...{ caData: '', portalToken: '' },
        ...{ kill: nothing, restart: nothing, stop },
        ...{ pause: nothing, resume: nothing },
      };
      return deployed;
    });
    const take = async (auditPolicy?: string) =>
      (await pool.take(auditPolicy ? { auditPolicy } : {})).server;
    return { pool, take, made, stopped };
  }

  it('has the next one ready of what was asked for twice', async () => {
    const { take, made } = startPool();
    assert.equal(await take(), 'none-1');
    assert.deepEqual(made, ['none-1']);
    assert.equal(await take(), 'none-2');
    assert.deepEqual(made, ['none-1', 'none-2', 'none-3']);
    assert.equal(await take(), 'none-3');
  });

  it('gives nobody what another has, however many ask at once', async () => {
    const { take } = startPool();
    await take();
    await take();
    const taken = await Promise.all([take(), take(), take()]);
    assert.equal(new Set(taken).size, 3);
  });

  it('keeps what is ready while others ask for other options', async () => {
    const { take, made, stopped } = startPool();
    await take();
    await take();
    assert.deepEqual(made, ['none-1', 'none-2', 'none-3']);
    assert.equal(await take('all'), 'all-4');
    assert.equal(await take('all'), 'all-5');
    assert.equal(await take(), 'none-3');
    assert.equal(await take('all'), 'all-6');
    assert.deepEqual(stopped, []);
  });

  it('ends what nobody has taken when it closes, and makes no more', async () => {
    const { pool, take, made, stopped } = startPool();
    await take();
    await take();
    await take('all');
    await take('all');
    await pool.close();
    assert.deepEqual(stopped, ['none-3', 'all-6']);
    await take();
    assert.equal(made.length, 7);
  });

  it('tells who asks why it could make none', async () => {
    const pool = new ControlPlanePool(async () => {
      throw new Error('there is no program');
    });
    await assert.rejects(pool.take({}), /there is no program/);
    await assert.rejects(pool.take({}), /there is no program/);
    await pool.close();
  });
});
