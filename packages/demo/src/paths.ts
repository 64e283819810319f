import path from 'node:path';

/** The project's root folder. */
export const rootDir = path.resolve(__dirname, '../../..');

/** Absolute, or relative to the working directory: sockets' paths may have no more than about a hundred characters. */
export function shortestPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.length < file.length ? relative : file;
}
