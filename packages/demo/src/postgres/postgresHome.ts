import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { postgresBinaries } from './postgresBinaries';

const stagedPrefix = 'services-toolkit-postgres-';

/** Names the folder that a staged one stands in for. */
const ownerFile = 'stands-in-for';

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
  const home = canEnter(dataDir, user) ? dataDir : stagedHome(dataDir);
  removeOrphans();
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (home !== dataDir) writeFileSync(path.join(home, ownerFile), dataDir);
  chownSync(home, user.uid, user.gid);
  return {
    bin: path.join(runnable(native, home, user), 'bin'),
    home,
    user,
  };
}

/** The programs where they are, or a copy that the user can get at. */
function runnable(
  native: string,
  home: string,
  user: { uid: number; gid: number },
): string {
  if (canRun(path.join(native, 'bin/postgres'), user)) return native;
  const copy = path.join(home, 'native');
  if (!canRun(path.join(copy, 'bin/postgres'), user)) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}

/** Where the data of such a folder is then; `npm run reset` has to know. */
export function stagedHome(dataDir: string): string {
  const hash = createHash('sha256').update(path.resolve(dataDir)).digest('hex');
  return path.join(os.tmpdir(), `${stagedPrefix}${hash.slice(0, 12)}`);
}

/** Whoever deletes a folder of data does not know that a part of it lies elsewhere. */
function removeOrphans(): void {
  for (const name of readdirSync(os.tmpdir())) {
    if (!name.startsWith(stagedPrefix)) continue;
    const home = path.join(os.tmpdir(), name);
    const owner = path.join(home, ownerFile);
    if (existsSync(owner) && !existsSync(readFileSync(owner, 'utf8'))) {
      rmSync(home, { recursive: true, force: true });
    }
  }
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
