import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import type { CompositeResource } from '../CompositeResource';

/** What a real Crossplane left: see `__fixtures__/README.md`. Each call gives a copy of its own. */
export function recorded(name: string): CompositeResource {
  const file = resolve(__dirname, '../__fixtures__', `${name}.yaml`);
  return parse(readFileSync(file, 'utf8'));
}
