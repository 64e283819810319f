import { Client, escapeIdentifier, escapeLiteral, Pool } from 'pg';
import type { Endpoint } from '../instance/bindingSecret';
import { scramVerifier } from './scramVerifier';

/** SQLSTATE of a login with a wrong password. */
const invalidPassword = '28P01';

// Not about one instance, and no reason to wait for ever.
const timeouts = { connectionTimeoutMillis: 5_000, query_timeout: 30_000 };

/**
 * Makes and removes databases, each with a role of the same name that owns it.
 *
 * Works as a role with CREATEDB and CREATEROLE, and needs no superuser: the README says how to make it.
 */
export class PostgresServer {
  readonly endpoint: Endpoint;
  readonly #pool: Pool;

  /** @param url - how the operator itself connects; applications get the same host and port */
  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.endpoint = { host: hostname, port: Number(port || 5432) };
    this.#pool = new Pool({ connectionString: url, max: 4, ...timeouts });
    // A connection that breaks while nobody uses it is replaced at the next query, which tells if that fails too.
    this.#pool.on('error', () => {});
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** Brings role and database about, whatever of them is there already. */
  async ensure(
    name: string,
    {
      password,
      connectionLimit,
    }: { password: string; connectionLimit: number },
  ): Promise<void> {
    const role = escapeIdentifier(name);
    const limit = Math.trunc(connectionLimit);
    if (!(await this.#exists('pg_roles', 'rolname', name))) {
      await this.#pool.query(
        `CREATE ROLE ${role} LOGIN CONNECTION LIMIT ${limit} PASSWORD ${verifier(
          password,
        )}`,
      );
    } else {
      await this.#pool.query(`ALTER ROLE ${role} CONNECTION LIMIT ${limit}`);
    }
    if (!(await this.#exists('pg_database', 'datname', name))) {
      await this.#pool.query(`CREATE DATABASE ${role} OWNER ${role}`);
    }
    // By default every role may connect to every database.
    await this.#pool.query(`REVOKE ALL ON DATABASE ${role} FROM PUBLIC`);

    if (!(await this.#acceptsPassword(name, password))) {
      await this.#pool.query(
        `ALTER ROLE ${role} PASSWORD ${verifier(password)}`,
      );
    }
  }

  /** Removes both, and ends the sessions that are still open. Nothing there: nothing to do. */
  async remove(name: string): Promise<void> {
    const role = escapeIdentifier(name);
    await this.#pool.query(`DROP DATABASE IF EXISTS ${role} WITH (FORCE)`);
    await this.#pool.query(`DROP ROLE IF EXISTS ${role}`);
  }

  async #exists(
    catalog: 'pg_roles' | 'pg_database',
    column: 'rolname' | 'datname',
    name: string,
  ): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `SELECT FROM ${catalog} WHERE ${column} = $1`,
      [name],
    );
    return rowCount === 1;
  }

  /** Only the server can tell: it shows the stored verifier to superusers alone. */
  async #acceptsPassword(name: string, password: string): Promise<boolean> {
    const client = new Client({
      ...this.endpoint,
      user: name,
      database: name,
      password,
      ...timeouts,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch (error) {
      // Any other refusal (too many connections, say) is none of the password's.
      return !hasCode(error, invalidPassword);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function verifier(password: string): string {
  return escapeLiteral(scramVerifier(password));
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
