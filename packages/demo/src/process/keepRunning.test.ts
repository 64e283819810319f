import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { alive } from '../__testUtils__/processTree';
import { keepRunning } from './keepRunning';
import { startProcess } from './startProcess';

describe('keepRunning', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'keep-running-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const start = (script: string, log: string) => async () =>
    startProcess({
      title: 'The sample',
      command: process.execPath,
      args: ['-e', script],
      cwd: folder,
      log,
    });

  it('starts a process again that was killed, and stops it for good when asked to', async () => {
    const log = path.join(folder, 'steady.log');
    const kept = await keepRunning({
      start: start('setInterval(() => {}, 1000)', log),
      log,
      onProgress: () => {},
      onGivenUp: assert.fail,
    });
    const { pid } = kept.current;
    process.kill(pid, 'SIGKILL');
    const next = await eventually(
      'it runs again',
      async () => (kept.current.pid === pid ? undefined : kept.current.pid),
      { timeoutMs: 10_000 },
    );
    await kept.stop();
    assert.deepEqual(alive([pid, next]), []);
  });

  it('gives up what ends again and again, with the last lines of its log', async () => {
    const log = path.join(folder, 'hopeless.log');
    const sentence = await new Promise<string>(resolve => {
      void keepRunning({
        start: start('console.log("no luck"); process.exit(7)', log),
        log,
        onProgress: () => {},
        onGivenUp: resolve,
        restartDelayMs: 1,
      });
    });
    assert.match(sentence, /The sample ended with exit code 7/);
    assert.match(sentence, /no luck/);
    assert.match(sentence, /5 times in a minute/);
  });
});
