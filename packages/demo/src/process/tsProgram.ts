import { pathToFileURL } from 'node:url';

/** Arguments for Node to run a TypeScript program of the project. */
export function tsProgram(file: string): string[] {
  return ['--import', pathToFileURL(require.resolve('tsx')).href, file];
}
