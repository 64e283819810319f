import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { portAnswers } from '@services-toolkit/test-support';
import { eventually } from './eventually';
import { processExists } from './testing/processExists';

describe('a control plane', () => {
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    it(`ends with its parent when that gets ${signal}`, async () => {
      const parent = spawn(
        process.execPath,
        ['--import', 'tsx', path.join(__dirname, 'testing/startAndStay.ts')],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const [line] = await once(
        createInterface({ input: parent.stdout }),
        'line',
      );
      const { pid, server, kubeconfig } = JSON.parse(line);
      assert.equal(processExists(pid), true);

      parent.kill(signal);

      await eventually('the process is gone', () => !processExists(pid));
      assert.equal(await portAnswers(server), false);
      assert.equal(existsSync(path.dirname(kubeconfig)), false);
    });
  }
});
