import { parseClaimLease, type Lease } from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  resourceTypes,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  isAlreadyExists,
  isConflict,
  isNotFound,
  KubernetesApiError,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { absent, found } from '../../../runtime/ReadResult';
import { refusalOf } from '../../../runtime/refusalOf';
import { leaseNameOf, newClaimLease } from '../rules/claimLease';
import { ourFinalizers } from '../rules/ourFinalizers';
import { atItsVersion } from '../kinds/wholeClaim';
import { copySecret } from './copySecret';
import type { ResourceClaimStep } from './ResourceClaimStep';
import { readLease, readSecret, type ResourceClaimMemory } from './observe';
import type { SourceReads } from './SourceReads';
import type { ResourceClaimObservation } from './ResourceClaimObservation';

const { resourceClaims } = resourceTypes;

/** What keeps a copy from being written, and may pass, is told after this. */
const copyGraceMs = 3_000;

type StepOf<TKind extends ResourceClaimStep['kind']> = Extract<
  ResourceClaimStep,
  { kind: TKind }
>;

/**
 * Does one step, and answers with the observation as it is after it; undefined when there is nothing left to decide.
 * Refusals of the API server that have a place in the status go into the observation, everything else is thrown.
 */
export async function actOnResourceClaim(
  context: ClaimsContext,
  memory: ResourceClaimMemory,
  observation: ResourceClaimObservation,
  step: Exclude<ResourceClaimStep, { kind: 'nothing' }>,
  sources: SourceReads,
): Promise<ResourceClaimObservation | undefined> {
  const { client, informers } = context;
  const { claim } = observation;
  switch (step.kind) {
    case 'addFinalizers': {
      const whole = await atItsVersion(context, resourceClaims, claim);
      if (!whole) {
        return undefined;
      }
      const present = whole.metadata.finalizers ?? [];
      const missing = ourFinalizers.filter(one => !present.includes(one));
      const metadata = {
        ...whole.metadata,
        finalizers: [...present, ...missing],
      };
      return {
        ...observation,
        claim: await client.update(resourceClaims, { ...whole, metadata }),
      };
    }
    case 'acquireLease':
      if (step.source) {
        sources.begin(step.source);
      }
      return acquireLease(context, observation, step);
    case 'copyBinding':
      return copyBinding(context, memory, observation, step, sources);
    case 'writeStatus': {
      // Its ClassClaim goes on at once.
      const written = await memory.assumed.during(
        claim,
        step.status,
        async () => {
          const update = await client.update(
            resourceClaims,
            { ...claim, status: step.status },
            { subresource: 'status' },
          );
          informers.resourceClaims.assume(update);
          return update;
        },
      );
      return { ...observation, claim: written };
    }
    case 'deleteCopy':
      await ignoreGone(
        client.delete(builtinResourceTypes.secrets, step.copy, {
          uid: step.copy.uid,
        }),
      );
      return {
        ...observation,
        copies: observation.copies.filter(({ uid }) => uid !== step.copy.uid),
      };
    case 'releaseLease': {
      const { name, uid, resourceVersion } = step.lease;
      // At the version that was read: a Lease that another claim took over in between is not ours to delete.
      await ignoreGone(
        client.delete(
          builtinResourceTypes.leases,
          { name, namespace: context.leaseNamespace },
          { uid, resourceVersion },
        ),
      );
      return { ...observation, lease: undefined };
    }
    case 'removeFinalizers': {
      const whole = await atItsVersion(context, resourceClaims, claim);
      const left = whole?.metadata.finalizers?.filter(
        one => !ourFinalizers.includes(one),
      );
      if (whole) {
        const metadata = { ...whole.metadata, finalizers: left ?? [] };
        await ignoreGone(client.update(resourceClaims, { ...whole, metadata }));
      }
      return undefined;
    }
    default:
      throw new TypeError(`Unknown step: ${String(step)}`);
  }
}

async function acquireLease(
  context: ClaimsContext,
  observation: ResourceClaimObservation,
  { resource, replaces }: StepOf<'acquireLease'>,
): Promise<ResourceClaimObservation> {
  const { client, leaseNamespace, clock } = context;
  const { namespace = '', name = '', uid = '' } = observation.claim.metadata;
  const lease = newClaimLease(
    resource,
    { namespace, name, uid },
    { namespace: leaseNamespace, now: clock() },
  );
  try {
    const written = replaces
      ? await client.update<Lease>(builtinResourceTypes.leases, {
          ...lease,
          metadata: {
            ...lease.metadata,
            uid: replaces.uid,
            resourceVersion: replaces.resourceVersion,
          },
        })
      : await client.create<Lease>(builtinResourceTypes.leases, lease);
    return { ...observation, lease: parseClaimLease(written) };
  } catch (error) {
    const refusal = refusalOf(error);
    const lostRace = isAlreadyExists(error) || isConflict(error);
    if (refusal && !lostRace) {
      return { ...observation, failures: { lease: refusal.message } };
    }
    if (!lostRace) {
      throw error;
    }
    // Somebody was faster, or this process itself before its cache knew.
    const current = await readLease(context, leaseNameOf(resource.identity));
    if (current.kind !== 'found' || !current.value) {
      // Given back in between, not a claim's, or not to be read: with back-off from the start.
      throw error;
    }
    return { ...observation, lease: current.value };
  }
}

async function copyBinding(
  { client }: ClaimsContext,
  { verified, gracePeriods }: ResourceClaimMemory,
  observation: ResourceClaimObservation,
  step: StepOf<'copyBinding'>,
  sources: SourceReads,
): Promise<ResourceClaimObservation> {
  const { claim, binding, copies } = observation;
  const { namespace = '', uid = '' } = claim.metadata;
  if (!binding) {
    throw new TypeError(
      'A copy was decided upon without having looked at the Secret',
    );
  }
  const others = binding.occupants.filter(({ name }) => name !== step.name);
  try {
    const { source, copy } = await copySecret(
      client,
      claim,
      step,
      sources.take(step.source),
    );
    gracePeriods.clear(copyGraceKey(claim));
    const versions = {
      source: source.resourceVersion,
      copy: copy.resourceVersion,
    };
    verified.set(uid, versions);
    return {
      ...observation,
      binding: {
        source: found(source),
        occupants: [...others, copy],
        verified: versions,
      },
      copies: [...copies.filter(({ name }) => name !== copy.name), copy],
    };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      // A webhook that fails, an API server that is overloaded: the copy is not what it should be, which is told soon.
      if (
        error instanceof KubernetesApiError &&
        error.reason !== 'Conflict' &&
        gracePeriods.hasLasted(copyGraceKey(claim), copyGraceMs)
      ) {
        return { ...observation, failures: { copy: error.message } };
      }
      throw error;
    }
    if (refusal.reason === 'AlreadyExists') {
      const occupant = await readSecret(client, namespace, step.name);
      if (
        occupant.kind !== 'found' ||
        occupant.value.uid === step.existing?.uid
      ) {
        throw error;
      }
      return {
        ...observation,
        binding: { ...binding, occupants: [...others, occupant.value] },
      };
    }
    if (refusal.reason === 'NotFound') {
      const source = await readSecret(
        client,
        step.source.namespace,
        step.source.name,
      );
      if (source.kind === 'found') {
        // Then it is the copy that went away in between, or the claim's namespace: look again.
        throw error;
      }
      return { ...observation, binding: { ...binding, source: absent } };
    }
    return { ...observation, failures: { copy: refusal.message } };
  }
}

/** Under which name it is remembered since when a copy cannot be written. */
function copyGraceKey({ metadata }: ResourceClaim): string {
  return `copy/${metadata.uid}`;
}

async function ignoreGone(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}
