import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { rootDir } from '../toolchain/paths.mjs';

/**
 * What `npm test` runs, in this order. `kind` is what `npm test -- <kind>` selects; `counts` says whose words the
 * result is read from: a test runner's, or the exit code of a check that counts as one.
 *
 * @type {{ name: string, kind: 'static' | 'unit' | 'kubernetes' | 'e2e', command: string, args: string[], counts: 'runner' | 'exit', env?: Record<string, string> }[]}
 */
export const suites = [
  check('type check', ['tsc']),
  check('lint', ['lint']),
  ...scriptSuites('test', 'unit'),
  ...scriptSuites('test:kubernetes', 'kubernetes'),
  ...scriptSuites('test:e2e', 'e2e'),
];

function check(name, args) {
  return { name, kind: 'static', command: 'yarn', args, counts: 'exit' };
}

/** One suite for each workspace that has the script. */
function scriptSuites(script, kind) {
  const { workspaces } = readJson(path.join(rootDir, 'package.json'));
  return workspaces
    .flatMap(expand)
    .map(dir => ({
      dir,
      manifest: readJson(path.join(rootDir, dir, 'package.json')),
    }))
    .filter(({ manifest }) => manifest.scripts?.[script])
    .map(({ dir, manifest }) => ({
      name: `${kind} ${dir}`,
      kind,
      command: 'yarn',
      args: [
        'workspace',
        manifest.name,
        'run',
        script,
        ...(usesJest(manifest.scripts[script]) ? ['--watchAll=false'] : []),
      ],
      counts: 'runner',
    }));
}

function usesJest(command) {
  return command.includes('backstage-cli package test');
}

function expand(pattern) {
  if (!pattern.endsWith('/*')) return [pattern];
  return readdir(pattern.slice(0, -2)).filter(dir =>
    existsSync(path.join(rootDir, dir, 'package.json')),
  );
}

function readdir(folder) {
  return readdirSync(path.join(rootDir, folder))
    .map(name => `${folder}/${name}`)
    .sort();
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
