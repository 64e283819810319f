import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import http from 'node:http';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { launchDemo, type LaunchedDemo } from './__testUtils__/launchDemo';
import { alive, processTree } from './__testUtils__/processTree';
import { freePort, isPortTaken } from './freePort';
import { rootDir } from './paths';

const up = 'Ctrl-C stops everything';
const soon = { timeoutMs: 30_000 };

describe('the launcher', () => {
  let runDir: string;
  let ports: { portal: number; backend: number };
  /** The one of the first two tests. */
  let running: LaunchedDemo | undefined;
  const launched = () => (running ??= launchDemo(runDir, ports));

  before(async () => {
    runDir = await mkdtemp(path.join(os.tmpdir(), 'demo-'));
    // PostgreSQL does not run as root, and its user has to get in.
    await chmod(runDir, 0o755);
    ports = { portal: await freePort(), backend: await freePort() };
  });
  after(async () => {
    running?.child.kill('SIGINT');
    await running?.ended;
    await rm(runDir, { recursive: true, force: true });
  });

  async function leavesNothing(demo: LaunchedDemo, end: () => void) {
    const pids = processTree(demo.pid);
    // The launcher, its guardian, control plane, PostgreSQL with its own processes, controllers, operator, backend.
    assert.ok(pids.length >= 7, `only ${pids.length} processes ran`);
    end();
    await eventually(
      'no process is left',
      async () => (alive(pids).length === 0 ? true : undefined),
      soon,
    );
    for (const port of Object.values(ports)) {
      assert.equal(
        await isPortTaken(port),
        false,
        `port ${port} is still open`,
      );
    }
  }

  it('refuses a second start in the same folder', async () => {
    const demo = launched();
    await demo.says('Starting the control plane');

    const second = launchDemo(runDir, ports);
    assert.equal(await second.ended, 3);
    assert.match(
      second.output(),
      new RegExp(`runs here already .*process ${demo.pid}`),
    );
  });

  it('brings everything up, says what to do next, keeps credentials to the owner, and stops on Ctrl-C', async () => {
    const demo = launched();
    await demo.says(up);
    assert.match(demo.output(), /Up after \d+ s/);
    assert.match(demo.output(), /Three things to try/);

    for (const name of await readdir(path.join(runDir, 'credentials'))) {
      const { mode } = await stat(path.join(runDir, 'credentials', name));
      assert.equal(mode & 0o077, 0, `${name} can be read by others`);
    }
    const page = await fetch(`http://127.0.0.1:${ports.portal}/`);
    assert.match(await page.text(), /<div id="root">/);

    await leavesNothing(demo, () => demo.child.kill('SIGINT'));
    assert.equal(await demo.ended, 0);
  });

  it('can be stopped in the middle of a start', async () => {
    const demo = launchDemo(runDir, ports);
    await demo.says('Starting controllers');
    const pids = processTree(demo.pid);
    demo.child.kill('SIGTERM');
    assert.equal(await demo.ended, 130);
    assert.deepEqual(alive(pids), []);
  });

  it('leaves no process and no open port when it is killed', async () => {
    const demo = launchDemo(runDir, ports);
    await demo.says(up);
    await leavesNothing(demo, () => demo.child.kill('SIGKILL'));
  });

  it('names a port that is taken, and what to do', async t => {
    const server = http.createServer().listen(ports.portal, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());

    const demo = launchDemo(runDir, ports);
    assert.equal(await demo.ended, 1);
    assert.match(
      demo.output(),
      new RegExp(`Port ${ports.portal} is taken.*--portal-port`),
    );
    assert.equal(demo.output().trim().split('\n').length, 1);
  });
});

describe('npm start', () => {
  it('names all programs that are missing, before it does anything', () => {
    const { stderr, status } = spawnSync(
      process.execPath,
      [
        path.join(rootDir, 'scripts/start.mjs'),
        '--portal-port=0',
        '--backend-port=0',
      ],
      { encoding: 'utf8', env: { PATH: '/nowhere' } },
    );
    assert.equal(status, 1);
    for (const program of [
      'Go 1.21',
      'Python 3',
      'make',
      'C++ compiler',
      'git',
    ]) {
      assert.match(
        stderr,
        new RegExp(program.replace('+', '\\+').replace('+ ', '\\+ ')),
      );
    }
  });
});
