import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { PostgresCredentials } from './postgresCredentials';

/** What each role may do; none of them is a superuser. */
const roles = {
  portal: 'CREATEDB',
  postgres_operator: 'CREATEDB CREATEROLE',
} as const;

/** Makes the portal's and the operator's role, unless they are there already. */
export async function ensureRoles(
  client: Client,
  credentials: PostgresCredentials,
): Promise<void> {
  for (const [name, attributes] of Object.entries(roles)) {
    const { rowCount } = await client.query(
      'SELECT FROM pg_roles WHERE rolname = $1',
      [name],
    );
    if (rowCount) continue;
    const password = credentials[name as keyof typeof roles];
    await client.query(
      `CREATE ROLE ${escapeIdentifier(
        name,
      )} LOGIN ${attributes} PASSWORD ${escapeLiteral(password)}`,
    );
  }
  // It becomes a member of the roles that it makes, so that it can make databases for them and end their sessions.
  await client.query(
    `ALTER ROLE postgres_operator SET createrole_self_grant = 'set, inherit'`,
  );
}
