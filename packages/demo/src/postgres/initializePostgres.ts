import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PostgresHome } from './postgresHome';

// A role that the operator made reaches its own database (the one of its name) and no other, not the portal's either.
const accessRules = `# TYPE DATABASE USER ADDRESS METHOD
host all postgres,portal,postgres_operator 127.0.0.1/32 scram-sha-256
host sameuser all 127.0.0.1/32 scram-sha-256
`;

/**
 * Makes the data folder, unless it is there already.
 *
 * @returns its path
 */
export async function initializePostgres(
  { bin, home, user }: PostgresHome,
  { postgres: password, isNew }: { postgres: string; isNew: boolean },
): Promise<string> {
  const data = path.join(home, 'pgdata');
  // initdb writes this file last but one; a folder without it was never finished.
  // One whose passwords are gone is nobody's any more.
  if (isNew || !existsSync(path.join(data, 'PG_VERSION'))) {
    rmSync(data, { recursive: true, force: true });
    const passwordFile = path.join(home, 'password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user) chownSync(passwordFile, user.uid, user.gid);
    try {
      await initdb(path.join(bin, 'initdb'), data, passwordFile, user);
    } finally {
      rmSync(passwordFile);
    }
  }
  const rules = path.join(data, 'pg_hba.conf');
  writeFileSync(rules, accessRules, { mode: 0o600 });
  if (user) chownSync(rules, user.uid, user.gid);
  return data;
}

async function initdb(
  program: string,
  data: string,
  passwordFile: string,
  user: PostgresHome['user'],
): Promise<void> {
  const child = spawn(
    program,
    [
      ...['-D', data, '-U', 'postgres', '--pwfile', passwordFile],
      ...[
        '-A',
        'scram-sha-256',
        '-E',
        'UTF8',
        '--no-sync',
        '--no-instructions',
      ],
      // Neither depends on what locales the machine has.
      ...[
        '--locale-provider=builtin',
        '--locale=C',
        '--builtin-locale=C.UTF-8',
      ],
    ],
    { ...user, cwd: path.dirname(data), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const hear = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const [code] = await once(child, 'close');
  if (code !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`PostgreSQL's initdb ended with ${code}: ${output.trim()}`);
  }
}
