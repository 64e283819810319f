import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFile, cp, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { buildControlPlane } from './buildProgram';
import { controlPlaneBinary } from './controlPlaneBinary';
import { buildScript } from './locateProgram';

const packageDir = path.resolve(path.dirname(buildScript), '..');

describe('buildControlPlane', () => {
  it('does not build again what is there', async () => {
    const file = await buildControlPlane();
    const built = await stat(file);
    assert.equal(await controlPlaneBinary(), file);

    const lines: string[] = [];
    assert.equal(
      await buildControlPlane({ onProgress: line => lines.push(line) }),
      file,
    );
    assert.deepEqual(lines, []);
    assert.equal((await stat(file)).mtimeMs, built.mtimeMs);
  });
});

describe('build.mjs', () => {
  it('names what can be built', () => {
    const { status, stderr } = run(buildScript, ['kubelet']);
    assert.equal(status, 2);
    assert.equal(
      stderr.trim(),
      "There is no program 'kubelet': choose one of control-plane, kubectl.",
    );
  });

  it('takes another path for other sources, and says what is missing to build them', async () => {
    await withCopy(async (script, copiedPackage) => {
      const unchanged = printPath(script);
      assert.equal(
        path.basename(path.dirname(unchanged)),
        path.basename(path.dirname(await controlPlaneBinary())),
      );
      await appendFile(
        path.join(copiedPackage, 'internal/etcd/etcd.go'),
        '\n// changed\n',
      );
      assert.notEqual(printPath(script), unchanged);

      const { status, stderr } = run(script, [], { PATH: '/nonexistent' });
      assert.equal(status, 1);
      assert.equal(
        stderr.trim(),
        'Go 1.21 or newer is needed to build control-plane, but `go version` failed (spawn go ENOENT): install it from https://go.dev/dl and make sure that `go` is on the PATH.',
      );
    });
  });

  it('shows what the compiler said, and leaves nothing half built', async () => {
    await withCopy(async (script, copiedPackage) => {
      await appendFile(
        path.join(copiedPackage, 'cmd/control-plane/main.go'),
        '\nfunc broken( {\n',
      );
      const { status, stderr } = run(script);
      assert.equal(status, 1);
      assert.match(stderr, /main\.go:\d+:\d+: syntax error/);
      await assert.rejects(stat(printPath(script)), { code: 'ENOENT' });
    });
  });
});

function run(script: string, args: string[] = [], env = {}) {
  return spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
}

function printPath(script: string): string {
  return run(script, ['--print-path']).stdout.trim();
}

/** Runs a test on a copy of the Go module and its scripts, in a root folder of its own. */
async function withCopy(
  test: (script: string, copiedPackage: string) => Promise<void>,
): Promise<void> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'build-test-'));
  try {
    const copiedPackage = path.join(root, 'packages/control-plane');
    for (const part of [
      'cmd',
      'internal',
      'scripts',
      'go.mod',
      'go.sum',
      'tools.go',
    ]) {
      await cp(path.join(packageDir, part), path.join(copiedPackage, part), {
        recursive: true,
      });
    }
    await test(path.join(copiedPackage, 'scripts/build.mjs'), copiedPackage);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
