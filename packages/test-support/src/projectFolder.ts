import { resolve } from 'node:path';

/** The project's root folder. */
// eslint-disable-next-line no-restricted-syntax -- private, and run from its sources only
export const projectFolder = resolve(__dirname, '../../..');
