/** What a token says of itself. It is not verified, and nothing is allowed upon it: the service cluster does that. */
export interface TokenTimes {
  issuedAtMs: number;
  expiresAtMs: number;
}

/** Undefined for a token that is no JWT, or says nothing of the time. */
export function readToken(token: string): TokenTimes | undefined {
  try {
    const { iat, exp } = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    return typeof exp === 'number' && typeof iat === 'number'
      ? { issuedAtMs: iat * 1000, expiresAtMs: exp * 1000 }
      : undefined;
  } catch {
    return undefined;
  }
}
