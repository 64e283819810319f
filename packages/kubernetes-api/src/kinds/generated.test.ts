import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { it } from 'node:test';
import { generateTypes } from '../../scripts/generateTypes';

const root = resolve(__dirname, '../..');

it('has types that are generated from the CRDs as they are', async () => {
  const files = await generateTypes(resolve(root, 'crds'));
  assert.deepEqual(
    readdirSync(resolve(root, 'src/kinds/generated')).sort(),
    files.map(({ name }) => name).sort(),
  );
  for (const { name, content } of files) {
    assert.equal(
      readFileSync(resolve(root, 'src/kinds/generated', name), 'utf8'),
      content,
      `src/kinds/generated/${name} is out of date. Run: yarn workspace @services-toolkit/kubernetes-api generate`,
    );
  }
});
