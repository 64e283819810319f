import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const iterations = 4096;

/**
 * What PostgreSQL stores for a password (SCRAM-SHA-256, RFC 5803). Given this instead of the password, the server never
 * sees the password itself, so that no statement that it logs can hold it.
 *
 * @param password - printable ASCII, which SASLprep leaves as it is
 */
export function scramVerifier(
  password: string,
  salt: Buffer = randomBytes(16),
): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const storedKey = createHash('sha256')
    .update(hmac(salted, 'Client Key'))
    .digest('base64');
  const serverKey = hmac(salted, 'Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString(
    'base64',
  )}$${storedKey}:${serverKey}`;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
