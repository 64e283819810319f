import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The project's root folder. */
export const rootDir = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** What a run leaves: tools, logs, data. Git-ignored. */
export const runDir = path.join(rootDir, '.run');

/** Tools that the project fetches for itself, so that nothing is installed globally. */
export const toolsDir = path.join(runDir, 'tools');

/** `node` and `yarn` of the project; goes first on the PATH of everything it starts. */
export const binDir = path.join(toolsDir, 'bin');
