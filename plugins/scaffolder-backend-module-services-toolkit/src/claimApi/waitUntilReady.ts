import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Claim,
  ClaimKey,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClaimApi, Initiator } from './ClaimApi';

const lookAgainMs = 1_000;

/**
 * Looks at the claim until it is ready, and logs each new sentence about it.
 *
 * @throws Error with the claim's own sentence when the time is over, or when only another claim can help
 */
export async function waitUntilReady(
  claims: ClaimApi,
  key: ClaimKey,
  ctx: Initiator & { logger: LoggerService },
  timeoutSeconds: number,
): Promise<Claim> {
  const giveUpAt = Date.now() + timeoutSeconds * 1000;
  let said: string | undefined;
  for (;;) {
    const claim = await claims.as(ctx, (api, options) =>
      api.getClaim(key, options),
    );
    if (claim.state === 'ready') {
      ctx.logger.info(claim.sentence);
      return claim;
    }
    if (claim.state === 'failed' && claim.move === 'claimant') {
      throw new Error(
        `${claim.sentence} Release claim ${key.name} in namespace ${key.namespace} of cluster ${key.cluster}, and claim again.`,
      );
    }
    if (claim.sentence !== said) {
      said = claim.sentence;
      ctx.logger.info(said);
    }
    if (Date.now() >= giveUpAt) {
      throw new Error(
        `Claim ${key.name} in namespace ${key.namespace} of cluster ${key.cluster} was not ready after ${timeoutSeconds} s. It stays, and may still become ready. ${claim.sentence}`,
      );
    }
    await delay(lookAgainMs, undefined, { signal: ctx.signal });
  }
}
