import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { generateSpec } from '../../scripts/generateSpec';

describe('generated/spec.ts', () => {
  it('is what `yarn generate` makes of openapi.yaml', async () => {
    const yaml = await readFile(
      resolve(__dirname, '../../../services-toolkit-common/openapi.yaml'),
      'utf8',
    );
    expect(await readFile(resolve(__dirname, 'spec.ts'), 'utf8')).toBe(
      generateSpec(yaml),
    );
  });
});
