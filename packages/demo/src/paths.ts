import path from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- private, and run from its sources only
const here = __dirname;

/** The project's root folder. */
export const rootDir = path.resolve(here, '../../..');

/** Absolute, or relative to the working directory: sockets' paths may have no more than about a hundred characters. */
export function shortestPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.length < file.length ? relative : file;
}
