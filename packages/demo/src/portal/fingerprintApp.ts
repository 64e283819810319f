import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rootDir } from '../paths';

const sources = [
  'packages/app',
  'packages/cel/src',
  'packages/claims/src',
  'packages/kubernetes-api/src',
  'plugins/services-toolkit',
  'plugins/services-toolkit-common',
  'app-config.yaml',
  'yarn.lock',
];

const notSources = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** Changes when anything changes that the built app is made of. */
export function fingerprintApp(): string {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, path.join(rootDir, source));
  return hash.digest('hex');
}

function addTo(hash: ReturnType<typeof createHash>, file: string): void {
  let names;
  try {
    names = readdirSync(file).sort();
  } catch {
    hash.update(file).update(readFileSync(file));
    return;
  }
  for (const name of names) {
    if (!notSources.has(name) && !/\.test\.tsx?$/.test(name))
      addTo(hash, path.join(file, name));
  }
}
