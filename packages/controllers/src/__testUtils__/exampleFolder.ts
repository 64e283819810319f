import { resolve } from 'node:path';

/** Where an example of `examples/` is. */
export function exampleFolder(name: string): string {
  return resolve(__dirname, '../../../../examples', name);
}
