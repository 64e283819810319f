import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generateTypes } from './generateTypes';

/** Writes src/kinds/generated from crds: `yarn workspace @services-toolkit/kubernetes-api generate`. */
async function main() {
  const root = resolve(__dirname, '..');
  for (const { name, content } of await generateTypes(resolve(root, 'crds'))) {
    writeFileSync(resolve(root, 'src/kinds/generated', name), content);
  }
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
