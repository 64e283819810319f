import path from 'node:path';

/** Where the whole of the browser tests keeps logs and data: beside, not in, what `npm start` uses. */
export const runDir = path.resolve(__dirname, '../../.run/e2e');
