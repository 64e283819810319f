import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { rootDir } from '../toolchain/paths.mjs';
import { architectureFile, withPicture } from './drawPackages.mjs';
import { packageGraph } from './packageGraph.mjs';

const graph = packageGraph();
const architecture = readFileSync(architectureFile, 'utf8');

test('no package imports itself by way of others', () => {
  const visit = (folder, way) => {
    assert.ok(!way.includes(folder), [...way, folder].join(' → '));
    for (const next of graph.get(folder)) visit(next, [...way, folder]);
  };
  for (const folder of graph.keys()) visit(folder, []);
});

test('the picture of docs/architecture.md shows the imports of today: node scripts/tree/drawPackages.mjs', () => {
  assert.equal(architecture, withPicture(architecture));
});

test('docs/architecture.md has a paragraph for each package', () => {
  for (const folder of graph.keys())
    assert.match(architecture, new RegExp(`^\\*\\*.*\`${folder}\``, 'm'));
});

test('each file that docs/architecture.md leads to exists', () => {
  for (const [, target] of architecture.matchAll(/\]\(\.\.\/([^)#]+)\)/g))
    assert.ok(existsSync(path.join(rootDir, target)), target);
});
