import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { rootDir } from '../toolchain/paths.mjs';

const text = readFileSync(path.join(rootDir, 'yarn.lock'), 'utf8');

/** The versions of each package, by name. */
function installedVersions() {
  const { __metadata, ...entries } = parse(text);
  const versions = new Map();
  for (const { resolution, version } of Object.values(entries)) {
    const name = resolution.slice(0, resolution.indexOf('@', 1));
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return versions;
}

describe('yarn.lock', () => {
  // Two copies of one make two contexts, two sets of API refs, and types that do not fit each other.
  it('has one version of each package of Backstage', () => {
    const backstage = [...installedVersions()].filter(([name]) =>
      name.startsWith('@backstage/'),
    );
    assert.ok(backstage.length > 100, `${backstage.length} packages only`);
    assert.deepEqual(
      backstage
        .filter(([, versions]) => versions.length > 1)
        .map(([name, versions]) => `${name}: ${versions.join(', ')}`),
      [],
      "`yarn dedupe '@backstage/*'` may do; else the range of a dependency is to be changed",
    );
  });

  it('names no host, so that packages come from whatever registry is configured', () => {
    assert.doesNotMatch(text, /https?:\/\//);
  });
});
