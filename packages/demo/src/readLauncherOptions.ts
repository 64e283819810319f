import path from 'node:path';
import { parseArgs } from 'node:util';
import { rootDir } from './paths';

/** How the launcher was called. */
export interface LauncherOptions {
  runDir: string;
  ports: { portal: number; backend: number };
  /** When the person pressed enter, in milliseconds: the bootstrap has taken its time before this. */
  startedAt: number;
}

/** Reads the command line. */
export function readLauncherOptions(
  args: readonly string[] = process.argv.slice(2),
): LauncherOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'run-dir': { type: 'string', default: path.join(rootDir, '.run') },
      'portal-port': { type: 'string', default: '3000' },
      'backend-port': { type: 'string', default: '7007' },
      'started-at': { type: 'string', default: String(Date.now()) },
    },
  });
  return {
    runDir: values['run-dir'],
    ports: {
      portal: Number(values['portal-port']),
      backend: Number(values['backend-port']),
    },
    startedAt: Number(values['started-at']),
  };
}
