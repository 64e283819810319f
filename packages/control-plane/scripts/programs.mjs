import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the Go module. */
export const moduleDir = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);

const toolsDir = path.resolve(moduleDir, '../../.run/tools');

/**
 * @typedef {object} GoProgram
 * @property {string} name
 * @property {string} goPackage what `go build` is given
 * @property {string} file where the built program lies; another source means another path
 * @property {string[]} flags
 */

/** @returns {GoProgram} etcd, kube-apiserver and controllers in one */
export function controlPlaneProgram() {
  const sources = readdirSync(moduleDir, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.go'))
    .filter(file => !file.includes('node_modules'));
  return program('control-plane', './cmd/control-plane', sources);
}

/** @returns {GoProgram} kubectl of the same release, for machines that have none */
export function kubectlProgram() {
  return program('kubectl', 'k8s.io/kubernetes/cmd/kubectl', []);
}

function program(name, goPackage, sources) {
  const flags = buildFlags();
  const hash = createHash('sha256').update(
    JSON.stringify([flags, process.platform, process.arch]),
  );
  for (const source of ['go.mod', 'go.sum', ...sources.sort()]) {
    hash
      .update(`\0${source}\0`)
      .update(readFileSync(path.join(moduleDir, source)));
  }
  const folder = `${name}-${hash.digest('hex').slice(0, 12)}`;
  return { name, goPackage, flags, file: path.join(toolsDir, folder, name) };
}

/** Without debugging information building takes less time and memory, and the program is half as large. */
function buildFlags() {
  const version = kubernetesVersion();
  const [major, minor] = version.slice(1).split('.');
  // Clients parse these; a plain `go build` leaves v0.0.0 in them.
  const variables = { gitVersion: version, gitMajor: major, gitMinor: minor };
  const settings = [
    'k8s.io/component-base/version',
    'k8s.io/client-go/pkg/version',
  ].flatMap(goPackage =>
    Object.entries(variables).map(
      ([key, value]) => `-X ${goPackage}.${key}=${value}`,
    ),
  );
  return ['-gcflags=all=-dwarf=false', `-ldflags=-s -w ${settings.join(' ')}`];
}

function kubernetesVersion() {
  const goMod = readFileSync(path.join(moduleDir, 'go.mod'), 'utf8');
  const version = goMod.match(
    /^\s*k8s\.io\/kubernetes (v\d+\.\d+\.\d+)$/m,
  )?.[1];
  if (!version) {
    throw new Error(
      `${moduleDir}/go.mod does not require a release of k8s.io/kubernetes: restore that line`,
    );
  }
  return version;
}
