/** @jest-environment node */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { generateApiTypes } from '../../scripts/generateApiTypes';

describe('generated/openapi.ts', () => {
  it('is what `yarn generate` makes of openapi.yaml', async () => {
    const yaml = await readFile(
      resolve(__dirname, '../../openapi.yaml'),
      'utf8',
    );
    expect(await readFile(resolve(__dirname, 'openapi.ts'), 'utf8')).toBe(
      await generateApiTypes(yaml),
    );
  });
});
