import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import type { ClusterInstanceClass } from './kinds/generated/ClusterInstanceClass';

const root = resolve(__dirname, '../../..');

function manifestsIn(folder: string): { file: string; text: string }[] {
  return readdirSync(resolve(root, folder), { withFileTypes: true }).flatMap(
    entry => {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory())
        return entry.name === 'node_modules' ? [] : manifestsIn(file);
      return /\.ya?ml$/.test(entry.name)
        ? [{ file, text: readFileSync(resolve(root, file), 'utf8') }]
        : [];
    },
  );
}

/** In the other namespaces anybody who may make such objects would fill the pool, and a copied example is what runs. */
test('every pool of the examples says in which namespaces its instances are', () => {
  const pools = manifestsIn('examples').flatMap(({ file, text }) =>
    parseAllDocuments(text)
      .map(document => document.toJSON() as ClusterInstanceClass | null)
      .filter(object => object?.kind === 'ClusterInstanceClass')
      .flatMap(object => (object?.spec.pool ? [{ file, ...object.spec }] : [])),
  );
  assert.ok(pools.length >= 5, `there are only ${pools.length} pools`);
  assert.deepEqual(
    pools.filter(({ pool }) => !pool?.namespaces?.length),
    [],
  );
});
