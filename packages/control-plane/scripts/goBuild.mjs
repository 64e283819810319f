import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { moduleDir } from './programs.mjs';

const PROGRESS_EVERY_MS = 15_000;
const OLDEST_GO = [1, 21];

/** A build that failed for a reason which the person at the terminal can act on. */
export class BuildError extends Error {}

/**
 * Builds a program unless it is there already. Builds side by side do not clash: each has a folder of its own, and the
 * finished file is moved into place.
 *
 * @param {import('./programs.mjs').GoProgram} program
 * @param {(line: string) => void} onProgress
 * @returns {Promise<string>} the program's path
 */
export async function goBuild(program, onProgress) {
  if (existsSync(program.file)) return program.file;
  await requireGo(program.name);

  const folder = path.dirname(program.file);
  mkdirSync(folder, { recursive: true });
  const temporary = mkdtempSync(path.join(folder, 'building-'));
  const stop = () => rmSync(temporary, { recursive: true, force: true });
  process.once('exit', stop);
  const progress = startProgress(program.name, onProgress);
  try {
    const packages = await resolvePackages(program, progress);
    await compile(
      program,
      path.join(temporary, program.name),
      packages,
      progress,
    );
    renameSync(path.join(temporary, program.name), program.file);
    progress.say('done');
  } finally {
    progress.stop();
    process.removeListener('exit', stop);
    stop();
  }
  return program.file;
}

async function requireGo(name) {
  const needed = `Go ${OLDEST_GO.join(
    '.',
  )} or newer is needed to build ${name}`;
  const install =
    'install it from https://go.dev/dl and make sure that `go` is on the PATH';
  let answer;
  try {
    // Outside of the module and with the local toolchain: otherwise an old Go would already fetch the one that go.mod names.
    answer = await go(['version'], {
      cwd: os.tmpdir(),
      env: { GOTOOLCHAIN: 'local' },
    });
  } catch (error) {
    throw new BuildError(
      `${needed}, but \`go version\` failed (${error.message}): ${install}.`,
    );
  }
  const version = answer
    .match(/go(\d+)\.(\d+)/)
    ?.slice(1, 3)
    .map(Number);
  const tooOld =
    version &&
    (version[0] < OLDEST_GO[0] ||
      (version[0] === OLDEST_GO[0] && version[1] < OLDEST_GO[1]));
  if (tooOld) {
    throw new BuildError(
      `${needed}, and this machine has Go ${version.join('.')}: ${install}.`,
    );
  }
}

async function resolvePackages(program, progress) {
  progress.now('fetching the Go modules');
  const list = await go(['list', '-deps', program.goPackage], {
    onErrorLine: line => {
      if (line.startsWith('go: downloading ')) {
        progress.now(`fetching ${line.slice('go: downloading '.length)}`);
      }
    },
  });
  return list.trim().split('\n').length;
}

async function compile(program, file, packages, progress) {
  let compiled = 0;
  progress.now(
    `compiling ${packages} packages, those that Go has in its cache not again`,
  );
  // -v names each package that is compiled, and only those.
  await go(['build', '-v', ...program.flags, '-o', file, program.goPackage], {
    onErrorLine: line => {
      if (line.startsWith('#') || line.includes(' ')) return;
      compiled += 1;
      progress.now(
        `compiling ${line} (package ${compiled} of at most ${packages})`,
      );
    },
  });
}

function startProgress(name, onProgress) {
  const started = Date.now();
  let current = 'starting';
  const say = what =>
    onProgress(
      `Building ${name}: ${Math.round(
        (Date.now() - started) / 1000,
      )} s, ${what}`,
    );
  const timer = setInterval(() => say(current), PROGRESS_EVERY_MS);
  onProgress(
    `Building ${name} from source. The first time this takes 7 to 10 minutes on two cores, later seconds.`,
  );
  return {
    say,
    now: what => {
      current = what;
    },
    stop: () => clearInterval(timer),
  };
}

/** Runs `go` and resolves with its stdout, or rejects with the last lines of its stderr. */
function go(args, { cwd = moduleDir, env = {}, onErrorLine = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn('go', args, {
      cwd,
      // CGO off: no C compiler needed. Some distributions pin the toolchain, but go.mod names the one that is needed.
      env: {
        ...process.env,
        CGO_ENABLED: '0',
        GOWORK: 'off',
        GOTOOLCHAIN: process.env.GOTOOLCHAIN ?? 'auto',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = () => child.kill();
    process.once('exit', kill);
    let output = '';
    let errors = [];
    let half = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', text => {
      const lines = (half + text).split('\n');
      half = lines.pop();
      lines.forEach(onErrorLine);
      errors = [...errors, ...lines].slice(-15);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.removeListener('exit', kill);
      if (code === 0) resolve(output);
      else {
        const said = [...errors, half].join('\n').trim();
        reject(
          new BuildError(
            `\`go ${args[0]}\` ended with ${code ?? signal}:\n${said}`,
          ),
        );
      }
    });
  });
}
