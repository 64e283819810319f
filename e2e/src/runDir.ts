import path from 'node:path';
import { rootDir } from '@services-toolkit/demo';

/** Where the whole of the browser tests keeps logs and data: beside, not in, what `npm start` uses. */
export const runDir = path.join(rootDir, '.run/e2e');
