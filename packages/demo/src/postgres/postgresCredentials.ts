import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, isPortTaken } from '../freePort';

/** The roles of the server, beside those that the operator makes, and the port that it had last. */
export interface PostgresCredentials {
  port: number;
  /** Passwords of the roles. */
  postgres: string;
  portal: string;
  postgres_operator: string;
}

/** The ones of the last start, so that Secrets made then still hold; the port changes only if somebody else has it. */
export async function postgresCredentials(
  file: string,
  requestedPort?: number,
): Promise<PostgresCredentials & { isNew: boolean }> {
  const before: PostgresCredentials | undefined = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : undefined;
  const password = () => randomBytes(24).toString('base64url');
  const credentials = before ?? {
    port: 0,
    postgres: password(),
    portal: password(),
    postgres_operator: password(),
  };
  const port = requestedPort || credentials.port;
  const next = {
    ...credentials,
    port: port && !(await isPortTaken(port)) ? port : await freePort(),
  };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(next), { mode: 0o600 });
  return { ...next, isNew: !before };
}
