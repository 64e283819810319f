import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { alive } from '../__testUtils__/processTree';
import { AlreadyRunningError, Guardian } from './Guardian';

describe('Guardian', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'guardian-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Ignores to be asked, so that only SIGKILL ends it, and has a child in its group. */
  async function stubborn(): Promise<{ pid: number; ended: Promise<unknown> }> {
    const child = spawn(
      'sh',
      ['-c', 'trap "" TERM; echo up; sleep 600; sleep 600'],
      {
        detached: true,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    await once(child.stdout, 'data');
    child.unref();
    return { pid: child.pid ?? 0, ended: once(child, 'exit') };
  }

  it(
    'ends what it was told of, also what does not want to',
    { timeout: 30_000 },
    async () => {
      const guardian = await Guardian.start(path.join(folder, 'one.sock'));
      const [kept, forgotten] = [await stubborn(), await stubborn()];
      try {
        guardian.add(kept.pid);
        guardian.add(forgotten.pid);
        guardian.remove(forgotten.pid);

        await guardian.release();

        // Killed, it is still to be seen until its end was told to this process.
        await kept.ended;
        assert.deepEqual(alive([kept.pid, forgotten.pid]), [forgotten.pid]);
      } finally {
        process.kill(-forgotten.pid, 'SIGKILL');
      }
    },
  );

  it('makes the folder that it is to hold', async () => {
    const socket = path.join(folder, 'new/three.sock');
    await (await Guardian.start(socket)).release();
  });

  it('holds the folder as long as it lives, and not a moment longer', async () => {
    const socket = path.join(folder, 'two.sock');
    const first = await Guardian.start(socket);
    first.announce({
      state: 'running',
      pid: 42,
      portalUrl: 'http://localhost:1',
    });

    await assert.rejects(Guardian.start(socket), (error: unknown) => {
      assert.ok(error instanceof AlreadyRunningError);
      assert.match(
        error.message,
        /http:\/\/localhost:1 \(process 42\).*kill 42/,
      );
      return true;
    });
    await first.release();
    await (await Guardian.start(socket)).release();
  });
});
