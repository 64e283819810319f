/** Writes src/generated/spec.ts from the claim API's OpenAPI document: `yarn generate`. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { generateSpec } from './generateSpec';

async function main(): Promise<void> {
  const yaml = await readFile(
    resolve(__dirname, '../../services-toolkit-common/openapi.yaml'),
    'utf8',
  );
  await writeFile(
    resolve(__dirname, '../src/generated/spec.ts'),
    generateSpec(yaml),
  );
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
