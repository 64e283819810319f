import type { KnownClaim } from './KnownClaim';

/** Claims by something that each of them says, kept as claims change. */
export class ClaimIndex {
  readonly #valueOf: (claim: KnownClaim) => string | undefined;
  readonly #claims = new Map<string, Map<string, KnownClaim>>();
  /** Under what a claim stands: an update may say something else. */
  readonly #values = new Map<string, string>();

  constructor(valueOf: (claim: KnownClaim) => string | undefined) {
    this.#valueOf = valueOf;
  }

  set(claim: KnownClaim): void {
    this.delete(claim.key);
    const value = this.#valueOf(claim);
    if (value === undefined) {
      return;
    }
    const claims = this.#claims.get(value) ?? new Map<string, KnownClaim>();
    this.#claims.set(value, claims.set(claim.key, claim));
    this.#values.set(claim.key, value);
  }

  delete(key: string): void {
    const value = this.#values.get(key);
    if (value === undefined) {
      return;
    }
    this.#values.delete(key);
    const claims = this.#claims.get(value);
    claims?.delete(key);
    if (claims?.size === 0) {
      this.#claims.delete(value);
    }
  }

  list(value: string): KnownClaim[] {
    return [...(this.#claims.get(value)?.values() ?? [])];
  }

  count(value: string): number {
    return this.#claims.get(value)?.size ?? 0;
  }
}
