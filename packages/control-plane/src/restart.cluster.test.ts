import assert from 'node:assert/strict';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { kubectl } from './kubectl';
import { startControlPlane } from './startControlPlane';
import { whoAmI, writeTokenKubeconfig } from './testing/tokenKubeconfig';

describe('a restart', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'control-plane-restart-'));
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps data, port, kubeconfigs and tokens over a stop and over a crash', async () => {
    const dataDir = path.join(folder, 'kept');
    const first = await startControlPlane({ name: 'kept', dataDir });
    const kubeconfig = path.join(folder, 'first.kubeconfig');
    await kubectl(['create', 'namespace', 'before-stop'], first);
    await copyFile(first.kubeconfig, kubeconfig);
    const token = await kubectl(['create', 'token', 'default'], first);
    await first.stop();

    const second = await startControlPlane({ name: 'kept', dataDir });
    assert.equal(second.server, first.server);
    await kubectl(['create', 'namespace', 'before-crash'], second);
    await second.kill();

    const third = await startControlPlane({ name: 'kept', dataDir });
    try {
      assert.equal(third.server, first.server);
      assert.equal(
        await kubectl(
          ['get', 'namespace', 'before-stop', 'before-crash', '-o', 'name'],
          { kubeconfig },
        ),
        'namespace/before-stop\nnamespace/before-crash',
      );
      assert.equal(
        await whoAmI(await writeTokenKubeconfig(folder, third.server, token)),
        'system:serviceaccount:default:default',
      );
    } finally {
      await third.stop();
    }
  });

  it('takes another port on a restart if somebody has the old one', async () => {
    const dataDir = path.join(folder, 'moved');
    const first = await startControlPlane({ name: 'moved', dataDir });
    await first.stop();
    const thief = createServer().listen(
      Number(new URL(first.server).port),
      '127.0.0.1',
    );
    await once(thief, 'listening');
    try {
      const second = await startControlPlane({ name: 'moved', dataDir });
      assert.notEqual(second.server, first.server);
      await second.stop();
    } finally {
      thief.close();
    }
  });
});
