import {
  childName,
  type ClaimableResource,
  type ClaimLease,
  copyNames,
  groupOf,
  identityKey,
  identityOf,
  isSecret,
  type Lease,
  parseClaimLease,
  type ResourceIdentity,
  toClaimableResource,
} from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  isReady,
  type KubernetesObject,
  type ObjectReference,
  type ResourceClaim,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  KubernetesApiError,
  type Informer,
} from '@services-toolkit/kubernetes-runtime';
import { subjectKey } from '../kinds/followClaimKinds';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { describeMissingRule } from '../../../runtime/MissingRule';
import {
  absent,
  found,
  pending,
  type ReadResult,
} from '../../../runtime/ReadResult';
import { leaseNameOf } from '../rules/claimLease';
import type { AssumedStatuses } from '../rules/AssumedStatuses';
import { classClaimOwner, ownerKey } from '../rules/owners';
import type { GracePeriods } from '../../../runtime/GracePeriods';
import type { ObjectTracker } from '../../../runtime/watches/ObjectTracker';
import { readLive } from '../../../runtime/readLive';
import { readWatch } from '../../../runtime/readWatch';
import {
  mayBeServedSoon,
  resolveServedKind,
} from '../../../runtime/resolveServedKind';
import type {
  BindingObservation,
  ResourceClaimObservation,
  SecretFacts,
} from './ResourceClaimObservation';
import { sourceVersion } from '../kinds/intactCopy';
import { secretFacts } from './secretFacts';
import type { SecretKeys } from './SecretKeys';
import type { Adoptions } from './Adoptions';
import type { VerifiedCopies } from './VerifiedCopies';

/** What the reading of ResourceClaims needs besides the context. */
export interface ResourceClaimMemory {
  /** Which claims have to look again when a Secret changes, by its namespace/name. */
  secrets: ObjectTracker;
  verified: VerifiedCopies;
  keys: SecretKeys;
  adoptions: Adoptions;
  assumed: AssumedStatuses;
  gracePeriods: GracePeriods;
}

/** Reads all that decides about a claim, and sees to it that a change of any of it wakes the claim. */
export async function observeResourceClaim(
  context: ClaimsContext,
  memory: ResourceClaimMemory,
  claim: ResourceClaim,
): Promise<ResourceClaimObservation> {
  const { informers } = context;
  const { namespace = '', uid = '', deletionTimestamp } = claim.metadata;
  const held = informers.leases
    .byIndex('holder', uid)
    .map(parseClaimLease)
    .find(lease => lease !== undefined);
  const target =
    held?.resource ?? claim.status?.claimedResourceRef ?? claim.spec.ref;
  const identity = identityOf(target, namespace);
  const resourceKey = identityKey(identity);
  const copies = informers.secrets
    .byIndex('owner', ownerKey(namespace, uid))
    .map(secretFacts);
  if (deletionTimestamp !== undefined) {
    return {
      claim,
      target,
      // Letting go needs nothing of the resource, which may be long gone.
      resource: pending,
      ...(await observeLease(context, held, identity)),
      policies: [],
      ownUid: undefined,
      binding: undefined,
      copies,
      failures: {},
    };
  }
  const resource = await readResource(context, memory, claim, target, () =>
    memory.adoptions.retry(resourceKey),
  );
  const lease = informers.leases.get(
    `${context.leaseNamespace}/${leaseNameOf(identity)}`,
  );
  const awaitsLease = memory.adoptions.isWaiting(claim);
  return {
    claim,
    target,
    resource,
    // A claim that says it holds something has a Lease, which may be on its way to the cache.
    ...(!held && !lease && claim.status?.claimedResourceRef && !awaitsLease
      ? await observeLease(context, held, identity)
      : { lease: held ?? (lease && parseClaimLease(lease)) }),
    ...(awaitsLease && { awaitsLease }),
    ...(classClaimOwner(claim) && { isOwned: true }),
    policies: informers.policies.byIndex(
      'subject',
      subjectKey(identity.namespace, identity),
    ),
    ownUid: ownInstanceUid(context, claim, target),
    binding: await readBinding(context, memory, claim, resource),
    copies,
    failures: {},
  };
}

/** The UID of what was made for the ClassClaim that controls this claim, if the target has its name. */
function ownInstanceUid(
  { informers }: ClaimsContext,
  claim: ResourceClaim,
  target: ObjectReference,
): string | undefined {
  const { namespace = '', name } = claim.metadata;
  const says = classClaimOwner(claim);
  const owner = says && informers.classClaims.get(`${namespace}/${says.name}`);
  const { uid = '', name: ownerName = '' } = owner?.metadata ?? {};
  if (
    says?.uid !== uid ||
    childName({ name: ownerName, uid }) !== name ||
    !owner?.status?.resourceRef
  ) {
    return undefined;
  }
  const { resourceRef, provisionedBy } = owner.status;
  return identityKey(identityOf(resourceRef, namespace)) ===
    identityKey(identityOf(target, namespace))
    ? provisionedBy?.resourceUid
    : undefined;
}

/** The Lease of that name as the API server has it now: `found` without a value is one that is no claim's. */
export async function readLease(
  { client, leaseNamespace }: ClaimsContext,
  name: string,
): Promise<ReadResult<ClaimLease | undefined>> {
  const reading = await readLive<Lease>(client, builtinResourceTypes.leases, {
    name,
    namespace: leaseNamespace,
  });
  return reading.kind === 'found'
    ? found(parseClaimLease(reading.value))
    : reading;
}

async function observeLease(
  context: ClaimsContext,
  held: ClaimLease | undefined,
  identity: ResourceIdentity,
): Promise<Pick<ResourceClaimObservation, 'lease' | 'leaseUnread'>> {
  if (held) {
    return { lease: held };
  }
  const reading = await readLease(context, leaseNameOf(identity));
  switch (reading.kind) {
    case 'found':
      return { lease: reading.value };
    case 'absent':
      return { lease: undefined };
    case 'forbidden':
      return {
        lease: undefined,
        leaseUnread: `Whether the claim still holds a Lease in namespace "${
          context.leaseNamespace
        }" cannot be looked at. ${describeMissingRule(reading.rule)}`,
      };
    default:
      throw new Error(`The Lease cannot be read: it is ${reading.kind}`);
  }
}

/** A claim that was well is not called broken by news that may pass: see GracePeriods. */
async function readResource(
  context: ClaimsContext,
  { gracePeriods }: ResourceClaimMemory,
  claim: ResourceClaim,
  target: ObjectReference,
  adopt: () => Promise<string | undefined>,
): Promise<ReadResult<ClaimableResource>> {
  const graceKey = `read/${claim.metadata.uid}`;
  const group = groupOf(target.apiVersion);
  const believe = (news: ReadResult<ClaimableResource>) =>
    isReady(claim) && !gracePeriods.hasLasted(graceKey) ? pending : news;
  let reading: ReadResult<ClaimableResource> | 'kindNotServed';
  try {
    const keptBack = await adopt();
    if (keptBack !== undefined) {
      return believe({ kind: 'failed', message: keptBack });
    }
    const type = await resolveServedKind(context.client, group, target.kind);
    reading = type
      ? await readResourceOf(context, claim, target, type)
      : 'kindNotServed';
  } catch (error) {
    // An aggregated API that does not answer, a conversion webhook that fails: it is this claim that cannot go on.
    if (error instanceof KubernetesApiError && error.reason !== 'Conflict') {
      return believe({ kind: 'failed', message: error.message });
    }
    throw error;
  }
  if (reading === 'kindNotServed') {
    if (mayBeServedSoon(context, group) && believe(absent) === pending) {
      return pending;
    }
    context.watches.unfollow(claimUser(claim));
    return absent;
  }
  if (reading.kind === 'forbidden') {
    return believe(reading);
  }
  gracePeriods.clear(graceKey);
  return reading;
}

async function readResourceOf(
  { client, informers, watches }: ClaimsContext,
  claim: ResourceClaim,
  target: ObjectReference,
  type: ResourceType,
): Promise<ReadResult<ClaimableResource> | 'kindNotServed'> {
  if (!type.namespaced) {
    // Such an object has no credentials, whether it is there or not, which is nobody's business.
    return found(toClaimableResource(inNoNamespace(target), type));
  }
  const informer = followKind({ informers, watches }, claim, type);
  const watch = readWatch(informer);
  if (watch.kind !== 'found') {
    return watch.kind === 'absent' ? 'kindNotServed' : watch;
  }
  const namespace = target.namespace || claim.metadata.namespace || '';
  const key = { name: target.name, namespace };
  const cached = informer.get(`${namespace}/${target.name}`);
  const known = cached && toClaimableResource(cached, type);
  if (known && known.bindingName !== undefined && !known.deleting) {
    return found(known);
  }
  // Who chose this instance may have seen more than this watch has: bad news is asked for again before it is told.
  const live = await readLive<KubernetesObject>(client, type, key);
  return live.kind === 'found'
    ? found(toClaimableResource(live.value, type))
    : live;
}

/** All Secrets are followed anyhow, and tell the claims on them without being asked to: see wake. */
function followKind(
  { informers, watches }: Pick<ClaimsContext, 'informers' | 'watches'>,
  claim: ResourceClaim,
  type: ResourceType,
): Informer<KubernetesObject> {
  const user = claimUser(claim);
  if (isSecret(type)) {
    watches.unfollow(user);
    return informers.secrets;
  }
  return watches.follow(user, { type, claimableOnly: true });
}

function inNoNamespace({
  apiVersion,
  kind,
  name,
}: ObjectReference): KubernetesObject {
  return { apiVersion, kind, metadata: { name } };
}

async function readBinding(
  { client, informers }: ClaimsContext,
  { secrets, verified, keys }: ResourceClaimMemory,
  claim: ResourceClaim,
  resource: ReadResult<ClaimableResource>,
): Promise<BindingObservation | undefined> {
  const { namespace = '', name = '', uid = '' } = claim.metadata;
  if (resource.kind !== 'found' || resource.value.bindingName === undefined) {
    secrets.track(`${namespace}/${name}`, []);
    return undefined;
  }
  const { bindingName, identity } = resource.value;
  const sourceKey = `${identity.namespace}/${bindingName}`;
  const occupantKeys = copyNames(bindingName, uid).map(
    one => `${namespace}/${one}`,
  );
  const cached = informers.secrets.get(sourceKey);
  const known: ReadResult<SecretFacts> = cached
    ? found(secretFacts(cached))
    : await readSecret(client, identity.namespace, bindingName);
  const source = known.kind === 'found' ? await keys.addTo(known.value) : known;
  const occupants = occupantKeys.flatMap(key => {
    const occupant = informers.secrets.get(key);
    return occupant ? [secretFacts(occupant)] : [];
  });
  const hasCopy = occupants.some(({ ownerUid }) => ownerUid === uid);
  secrets.track(`${namespace}/${name}`, [
    // These wake the claims on them, and copies the claims that they are for: see wake.
    ...(isSecret(identity) ? [] : [sourceKey]),
    ...(hasCopy || namespace === identity.namespace ? [] : occupantKeys),
  ]);
  if (occupants.some(one => isIntactCopy(one, uid, source))) {
    // The copy says it itself, and nothing has to be remembered.
    verified.delete(uid);
  }
  return { source, occupants, verified: verified.get(uid) };
}

function isIntactCopy(
  { ownerUid, intactCopyOf }: SecretFacts,
  claimUid: string,
  source: ReadResult<SecretFacts>,
): boolean {
  return (
    ownerUid === claimUid &&
    source.kind === 'found' &&
    intactCopyOf === sourceVersion(source.value)
  );
}

/** A Secret's facts as the API server has them now. */
export async function readSecret(
  client: ClaimsContext['client'],
  namespace: string,
  name: string,
): Promise<ReadResult<SecretFacts>> {
  const live = await readLive<KubernetesObject>(
    client,
    builtinResourceTypes.secrets,
    {
      namespace,
      name,
    },
  );
  return live.kind === 'found' ? found(secretFacts(live.value)) : live;
}

/** Under which name a claim follows the kind of its resource. */
export function claimUser({
  metadata,
}: Pick<ResourceClaim, 'metadata'>): string {
  return `ResourceClaim/${metadata.namespace}/${metadata.name}`;
}
