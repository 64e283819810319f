import { isDeepStrictEqual } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { ConflictError } from '@backstage/errors';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { buildClassClaim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  Claim,
  ClaimRequest,
  ClaimWithManifest,
  NeedClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { english } from '@services-toolkit/claims';
import { annotations, type ClassClaim } from '@services-toolkit/kubernetes-api';
import type { ClaimApi } from './ClaimApi';
import { isEntityMissing } from './isEntityMissing';

/** As long as a component that was registered a step before may take to show in the catalog. */
const entityAppearsWithinMs = 60_000;
const lookAgainMs = 1_000;

/** What of an action's context making a claim needs. */
export type ClaimContext = Pick<
  ActionContext<{}>,
  'checkpoint' | 'getInitiatorCredentials' | 'isDryRun' | 'logger' | 'signal'
>;

/** What is remembered of a claim that was made: enough for the outputs. */
type MadeClaim = Pick<Claim, 'reference' | 'state' | 'bindingName'> & {
  /** The state in words. */
  sentence: string;
  /** Where the parameters are that have no effect, since the class does not know them: `spec.parameters.sizee`. */
  prunedParameters: string[];
};

/**
 * Makes the claim once, however often the task is run again: a step that was done is not repeated, and a claim that is
 * there just as asked (the task died before it could note so) counts as made.
 *
 * @throws ConflictError where another claim has the name
 */
export async function makeClaim(
  claims: ClaimApi,
  request: ClaimRequest | NeedClaimRequest,
  ctx: ClaimContext,
): Promise<MadeClaim> {
  if (ctx.isDryRun) {
    return outputsOf(await tryClaim(claims, request, ctx));
  }
  return ctx.checkpoint({
    key: `claim ${request.cluster}/${request.namespace}/${request.name}`,
    fn: async () => outputsOf(await createOrFind(claims, request, ctx)),
  });
}

/** Lets the API server check everything and write nothing. */
async function tryClaim(
  claims: ClaimApi,
  request: ClaimRequest | NeedClaimRequest,
  ctx: ClaimContext,
): Promise<ClaimWithManifest> {
  try {
    return await claims.as(ctx, (api, options) =>
      api.createClaim(request, { ...options, dryRun: true }),
    );
  } catch (error) {
    if (!isEntityMissing(error)) {
      throw error;
    }
    // The step that registers it makes nothing in a dry run.
    ctx.logger.info(
      `${request.entityRef} is not in the catalog, so the claim was tried without it`,
    );
    const { entityRef: _, ...withoutEntity } = request;
    return tryClaim(claims, withoutEntity, ctx);
  }
}

async function createOrFind(
  claims: ClaimApi,
  request: ClaimRequest | NeedClaimRequest,
  ctx: ClaimContext,
): Promise<ClaimWithManifest> {
  const giveUpAt = Date.now() + entityAppearsWithinMs;
  for (;;) {
    try {
      return await claims.as(ctx, (api, options) =>
        api.createClaim(request, options),
      );
    } catch (error) {
      if (isEntityMissing(error) && Date.now() < giveUpAt) {
        ctx.logger.info(`Waiting for ${request.entityRef} in the catalog`);
        await delay(lookAgainMs, undefined, { signal: ctx.signal });
      } else if (ConflictError.is(error)) {
        return findSame(claims, request, ctx, error);
      } else {
        throw error;
      }
    }
  }
}

async function findSame(
  claims: ClaimApi,
  request: ClaimRequest | NeedClaimRequest,
  ctx: ClaimContext,
  conflict: Error,
): Promise<ClaimWithManifest> {
  const found = await claims.as(ctx, (api, options) =>
    api.getClaim(request, options),
  );
  const same =
    found.state !== 'deleting' &&
    entityNamedBy(found) === request.entityRef &&
    isDeepStrictEqual(found.manifest.spec, buildClassClaim(request).spec);
  if (!same) {
    throw conflict;
  }
  ctx.logger.info(`Claim ${request.name} is there already, just as asked`);
  return found;
}

/** As it was written; `entityRef` is what the portal believes of it. */
function entityNamedBy({ manifest }: ClaimWithManifest): unknown {
  const { metadata } = manifest as Pick<ClassClaim, 'metadata'>;
  return metadata.annotations?.[annotations.entityRef];
}

/** What the action puts out of a claim. */
export function outputsOf(claim: ClaimWithManifest): MadeClaim {
  const { reference, state, messages, bindingName, prunedParameters } = claim;
  return {
    reference,
    state,
    sentence: english(messages),
    prunedParameters: (prunedParameters ?? []).map(({ path }) => path),
    ...(bindingName && { bindingName }),
  };
}
