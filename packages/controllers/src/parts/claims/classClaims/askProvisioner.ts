import {
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import {
  ClusterUnreachableError,
  isConflict,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import type { GracePeriods } from '../../../runtime/GracePeriods';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { wholeClaim } from '../kinds/wholeClaim';
import type { Upkeep } from '../provisioning/Provisioner';
import type { ClassClaimMemory } from './ClassClaimMemory';
import type { ProvisioningProgress } from './ProvisioningProgress';
import type { ClassClaimObservation } from './types';

/** What fails, and may pass, is told after this. */
const brokenAfterMs = 3_000;

type Question = 'plan' | 'provision' | 'remove';
type Memory = Pick<ClassClaimMemory, 'gracePeriods' | 'provisioners'>;

/** Hands a claim to its provisioner; answers with what is known then. */
export async function askProvisioner(
  { logger }: Pick<ClaimsContext, 'logger'>,
  memory: Memory,
  claim: ClassClaim,
  progress: ProvisioningProgress,
  question: Question,
): Promise<ProvisioningProgress> {
  const provisioner = memory.provisioners.named(progress.provisioner.name);
  const { parameters } = progress;
  const order = parameters.kind === 'valid' ? parameters.order : undefined;
  const refused = (message: string): ProvisioningProgress => ({
    ...progress,
    provisioning: { kind: 'refused', message },
  });
  const { gracePeriods } = memory;
  const what = grace(question, claim);
  switch (question) {
    case 'plan':
      return order
        ? attempt(
            { logger, gracePeriods, what },
            async () => ({
              ...progress,
              plan: await provisioner.plan(
                claim,
                order.instanceClass,
                order.parameters,
              ),
            }),
            refused,
          )
        : progress;
    case 'provision':
      return attempt(
        { logger, gracePeriods, what },
        async () => ({
          ...progress,
          provisioning: await provisioner.provision(claim, order),
        }),
        refused,
      );
    case 'remove':
      return attempt(
        { logger, gracePeriods, what },
        async () => ({ ...progress, removal: await provisioner.remove(claim) }),
        (message): ProvisioningProgress => ({
          ...progress,
          removal: { kind: 'blocked', message },
        }),
      );
    default:
      throw new TypeError(`Unknown question: ${String(question)}`);
  }
}

/** What was put together from other Secrets follows them for as long as the claim lives. */
export async function keepCredentials(
  context: ClaimsContext,
  { gracePeriods, provisioners }: Memory,
  observation: ClassClaimObservation,
): Promise<ClassClaimObservation> {
  const { claim, resourceClaim, progress } = observation;
  const provisioner = provisioners.ofClaim(claim);
  const isFulfilled =
    claim.status?.resourceRef ?? resourceClaim?.status?.claimedResourceRef;
  if (
    !progress ||
    !provisioner?.keep ||
    !isFulfilled ||
    claim.metadata.deletionTimestamp !== undefined
  ) {
    return observation;
  }
  const whole = await wholeClaim(context, resourceTypes.classClaims, claim);
  const { logger } = context;
  const upkeep =
    whole &&
    (await attempt(
      { logger, gracePeriods, what: grace('keep', claim) },
      async () => provisioner.keep?.(whole),
      (message): Upkeep => ({ kind: 'failed', message }),
    ));
  return upkeep
    ? { ...observation, progress: { ...progress, upkeep } }
    : observation;
}

/** The claim is gone, and with it what might have passed. */
export function forgetFailures(
  gracePeriods: GracePeriods,
  claim: ClassClaim,
): void {
  for (const what of ['plan', 'provision', 'remove', 'keep'] as const) {
    gracePeriods.clear(grace(what, claim));
  }
}

function grace(what: Question | 'keep', { metadata }: ClassClaim): string {
  return `${what}/${metadata.uid}`;
}

/**
 * What throws for one claim becomes its condition when it lasts: an aggregated API that does not answer, a webhook that
 * fails, a template that makes our own code throw.
 */
async function attempt<T>(
  {
    logger,
    gracePeriods,
    what,
  }: { logger: Logger; gracePeriods: GracePeriods; what: string },
  work: () => Promise<T>,
  orElse: (message: string) => T,
): Promise<T> {
  try {
    const result = await work();
    gracePeriods.clear(what);
    return result;
  } catch (error) {
    const passes =
      isConflict(error) || error instanceof ClusterUnreachableError;
    if (passes || !gracePeriods.hasLasted(what, brokenAfterMs)) {
      throw error;
    }
    const message = error instanceof Error ? error.message : String(error);
    logger.error('What is done for a claim fails', { what, error: message });
    return orElse(message);
  }
}
