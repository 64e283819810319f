/** Writes src/generated/openapi.ts from openapi.yaml: `yarn generate`. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { generateApiTypes } from './generateApiTypes';

async function main(): Promise<void> {
  const root = resolve(__dirname, '..');
  const yaml = await readFile(resolve(root, 'openapi.yaml'), 'utf8');
  await writeFile(
    resolve(root, 'src/generated/openapi.ts'),
    await generateApiTypes(yaml),
  );
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
