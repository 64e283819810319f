import type { TokenTimes } from '../../../runtime/links/readToken';

/** A token is renewed when less than this is left of its day: an outage of eight hours heals by itself. */
const leastLeftMs = 28_800_000;

/**
 * How long until a token has to be renewed. A cluster may give shorter ones than were asked for: of these, a third of the
 * life goes by between two renewals.
 */
export function untilRenewalMs(
  times: TokenTimes | undefined,
  lastRenewalMs: number | undefined,
  nowMs: number,
): number {
  if (!times) {
    return Infinity;
  }
  const { issuedAtMs, expiresAtMs } = times;
  const lifeMs = expiresAtMs - issuedAtMs;
  const dueMs = Math.max(
    expiresAtMs - leastLeftMs,
    lastRenewalMs === undefined ? 0 : lastRenewalMs + lifeMs / 3,
  );
  return Math.max(0, dueMs - nowMs);
}
