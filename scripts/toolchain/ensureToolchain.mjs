import {
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { binDir, runDir, toolsDir } from './paths.mjs';
import { StepError, run } from './run.mjs';

// Backstage 1.57 wants Node 22 or 24; better-sqlite3 crashes on garbage collection from Node 24.19 on.
const NODE_VERSION = '22.23.3';
const YARN_VERSION = '4.18.0';

/**
 * Fetches the Node and Yarn that the project runs on, from the npm registry, into `.run/tools`.
 *
 * @returns {Promise<NodeJS.ProcessEnv>} the environment in which everything else is started
 */
export async function ensureToolchain() {
  const nodeHome = await fetchPackage(nodePackage(), NODE_VERSION, 'Node');
  const yarnHome = await fetchPackage(
    '@yarnpkg/cli-dist',
    YARN_VERSION,
    'Yarn',
  );
  const node = path.join(nodeHome, 'bin/node');

  mkdirSync(binDir, { recursive: true });
  place('node', file => symlinkSync(node, file));
  place('yarn', file =>
    writeFileSync(
      file,
      `#!/bin/sh\nexec "$(dirname "$0")/node" "${path.join(
        yarnHome,
        'bin/yarn.js',
      )}" "$@"\n`,
      { mode: 0o755 },
    ),
  );

  return {
    ...process.env,
    PATH: `${binDir}${path.delimiter}${process.env.PATH}`,
    // node-gyp finds the headers here instead of downloading them.
    npm_config_nodedir: nodeHome,
  };
}

function nodePackage() {
  const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
  const platform = `${process.platform}-${process.arch}`;
  if (!supported.includes(platform)) {
    throw new StepError(
      `This machine is ${platform}; Node comes for ${supported.join(
        ', ',
      )}. Use one of these (on Windows: WSL).`,
    );
  }
  return `node-${platform}`;
}

async function fetchPackage(name, version, title) {
  const prefix = path.join(toolsDir, `${title.toLowerCase()}-${version}`);
  const home = path.join(prefix, 'node_modules', name);
  const done = path.join(prefix, '.complete');
  if (!existsSync(done)) {
    rmSync(prefix, { recursive: true, force: true });
    mkdirSync(prefix, { recursive: true });
    writeFileSync(path.join(prefix, 'package.json'), '{"private":true}\n');
    await run(
      'npm',
      [
        'install',
        '--no-audit',
        '--no-fund',
        '--no-package-lock',
        '--ignore-scripts',
        `${name}@${version}`,
      ],
      {
        cwd: prefix,
        what: `Fetching ${title} ${version}`,
        log: path.join(runDir, 'logs', `fetch-${title.toLowerCase()}.log`),
      },
    );
    writeFileSync(done, '');
  }
  return home;
}

/** Puts a program into `bin` at once: another run may be about to start what is there. */
function place(name, make) {
  const file = path.join(binDir, name);
  const fresh = `${file}.${process.pid}`;
  rmSync(fresh, { force: true });
  make(fresh);
  renameSync(fresh, file);
}
