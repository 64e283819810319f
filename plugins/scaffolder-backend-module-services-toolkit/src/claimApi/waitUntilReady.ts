import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ClaimKey,
  ClaimWithManifest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { english } from '@services-toolkit/claims';
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
): Promise<ClaimWithManifest> {
  const giveUpAt = Date.now() + timeoutSeconds * 1000;
  let said: string | undefined;
  for (;;) {
    const claim = await claims.as(ctx, (api, options) =>
      api.getClaim(key, options),
    );
    const sentence = english(claim.messages);
    if (claim.state === 'ready') {
      ctx.logger.info(sentence);
      return claim;
    }
    if (claim.state === 'failed' && claim.move === 'claimant') {
      throw new Error(
        `${sentence} Release claim ${key.name} in namespace ${key.namespace} of cluster ${key.cluster}, and claim again.`,
      );
    }
    if (sentence !== said) {
      said = sentence;
      ctx.logger.info(sentence);
    }
    if (Date.now() >= giveUpAt) {
      throw new Error(
        `Claim ${key.name} in namespace ${key.namespace} of cluster ${key.cluster} was not ready after ${timeoutSeconds} s. It stays, and may still become ready. ${sentence}`,
      );
    }
    await delay(lookAgainMs, undefined, { signal: ctx.signal });
  }
}
