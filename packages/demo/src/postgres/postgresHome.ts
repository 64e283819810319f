import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { postgresBinaries } from './postgresBinaries';

/** Where PostgreSQL's programs and data are, and as whom it runs. */
export interface PostgresHome {
  /** Folder of initdb and postgres. */
  bin: string;
  /** Folder for the data, which belongs to `user`. */
  home: string;
  /** Undefined: as the user of this process. */
  user?: { uid: number; gid: number };
}

/**
 * PostgreSQL refuses to run as root. Then `nobody`, whom every system has, runs it; and where `nobody` cannot get at
 * the project's folder (it lies in root's home, say), programs and data are kept in the folder for temporary files.
 */
export function postgresHome(dataDir: string): PostgresHome {
  const native = postgresBinaries();
  if (process.getuid?.() !== 0) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return { bin: path.join(native, 'bin'), home: dataDir };
  }
  const user = { uid: idOf('-u'), gid: idOf('-g') };
  mkdirSync(dataDir, { recursive: true });
  chownSync(dataDir, user.uid, user.gid);
  if (
    canRun(path.join(native, 'bin/postgres'), user) &&
    canEnter(dataDir, user)
  ) {
    return { bin: path.join(native, 'bin'), home: dataDir, user };
  }

  const home = stagedHome(dataDir);
  mkdirSync(home, { recursive: true });
  const staged = path.join(home, 'native');
  if (!existsSync(staged))
    cpSync(native, staged, { recursive: true, verbatimSymlinks: true });
  chownSync(home, user.uid, user.gid);
  return { bin: path.join(staged, 'bin'), home, user };
}

/** Where the data of such a folder is then; `npm run reset` has to know. */
export function stagedHome(dataDir: string): string {
  const hash = createHash('sha256').update(path.resolve(dataDir)).digest('hex');
  return path.join(
    os.tmpdir(),
    `services-toolkit-postgres-${hash.slice(0, 12)}`,
  );
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

function canRun(program: string, user: { uid: number; gid: number }): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/' }).status === 0;
}

function canEnter(folder: string, user: { uid: number; gid: number }): boolean {
  return (
    statSync(folder).isDirectory() &&
    spawnSync('ls', [folder], { ...user, cwd: '/' }).status === 0
  );
}
