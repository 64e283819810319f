import {
  builtinResourceTypes,
  groupOf,
  identityKey,
  identityOf,
  isReady,
  parseClaimLease,
  toClaimableResource,
  type ClaimableResource,
  type ClaimLease,
  type KubernetesObject,
  type Lease,
  type ObjectReference,
  type ResourceClaim,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { Environment } from '../Environment';
import { absent, found, pending, type Reading } from '../reading/Reading';
import { leaseNameOf } from '../rules/claimLease';
import { childName } from '../rules/childName';
import { classClaimOwner, ownerKey } from '../rules/owners';
import type { Doubts } from '../tracking/Doubts';
import type { ObjectTracker } from '../tracking/ObjectTracker';
import { readLive } from '../tracking/readLive';
import { readWatch } from '../tracking/readWatch';
import {
  mayBeServedSoon,
  resolveServedKind,
} from '../tracking/resolveServedKind';
import type {
  BindingObservation,
  ResourceClaimObservation,
  SecretFacts,
} from './ResourceClaimObservation';
import { sourceVersion } from './intactCopy';
import { copyNames } from './rules/decideBinding';
import { secretFacts } from './secretFacts';
import type { VerifiedCopies } from './VerifiedCopies';

/** What the reading of ResourceClaims needs besides the environment. */
export interface ResourceClaimMemory {
  /** Which claims have to look again when a Secret changes, by its namespace/name. */
  secrets: ObjectTracker;
  verified: VerifiedCopies;
  doubts: Doubts;
}

/** Reads all that decides about a claim, and sees to it that a change of any of it wakes the claim. */
export async function observeResourceClaim(
  environment: Environment,
  memory: ResourceClaimMemory,
  claim: ResourceClaim,
): Promise<ResourceClaimObservation> {
  const { informers } = environment;
  const { namespace = '', uid = '', deletionTimestamp } = claim.metadata;
  const held = informers.leases
    .byIndex('holder', uid)
    .map(parseClaimLease)
    .find(lease => lease !== undefined);
  const target =
    held?.resource ?? claim.status?.claimedResourceRef ?? claim.spec.ref;
  const identity = identityOf(target, namespace);
  const copies = informers.secrets
    .byIndex('owner', ownerKey(namespace, uid))
    .map(secretFacts);
  if (deletionTimestamp !== undefined) {
    return {
      claim,
      target,
      // Letting go needs nothing of the resource, which may be long gone.
      resource: pending,
      lease: held ?? (await readLease(environment, leaseNameOf(identity))),
      policies: [],
      ownUid: undefined,
      binding: undefined,
      copies,
      failures: {},
    };
  }
  const resource = await readResource(environment, memory, claim, target);
  const lease = informers.leases.get(
    `${environment.leaseNamespace}/${leaseNameOf(identity)}`,
  );
  return {
    claim,
    target,
    resource,
    lease: held ?? (lease && parseClaimLease(lease)),
    policies: informers.policies.byIndex('namespace', identity.namespace),
    ownUid: ownInstanceUid(environment, claim, target),
    binding: await readBinding(environment, memory, claim, resource),
    copies,
    failures: {},
  };
}

/** The UID of what was made for the ClassClaim that controls this claim, if the target has its name. */
function ownInstanceUid(
  { informers }: Environment,
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

/** The Lease of that name as the API server has it now. */
export async function readLease(
  { client, leaseNamespace }: Environment,
  name: string,
): Promise<ClaimLease | undefined> {
  const reading = await readLive<Lease>(client, builtinResourceTypes.leases, {
    name,
    namespace: leaseNamespace,
  });
  return reading.kind === 'found' ? parseClaimLease(reading.value) : undefined;
}

/** A claim that was well is not called broken by news that may pass: see Doubts. */
async function readResource(
  environment: Environment,
  { doubts }: ResourceClaimMemory,
  claim: ResourceClaim,
  target: ObjectReference,
): Promise<Reading<ClaimableResource>> {
  const uid = claim.metadata.uid ?? '';
  const group = groupOf(target.apiVersion);
  const type = await resolveServedKind(environment.client, group, target.kind);
  const reading = type
    ? await readResourceOf(environment, claim, target, type)
    : ('kindNotServed' as const);
  if (reading === 'kindNotServed') {
    const mayPass = isReady(claim) && mayBeServedSoon(environment, group);
    if (mayPass && !doubts.hasLasted(uid)) {
      return pending;
    }
    environment.watches.unfollow(claimUser(claim));
    return absent;
  }
  if (reading.kind === 'forbidden') {
    return isReady(claim) && !doubts.hasLasted(uid) ? pending : reading;
  }
  doubts.clear(uid);
  return reading;
}

async function readResourceOf(
  { client, watches }: Environment,
  claim: ResourceClaim,
  target: ObjectReference,
  type: ResourceType,
): Promise<Reading<ClaimableResource> | 'kindNotServed'> {
  const informer = watches.follow(claimUser(claim), {
    type,
    claimableOnly: true,
  });
  const watch = readWatch(informer);
  if (watch.kind !== 'found') {
    return watch.kind === 'absent' ? 'kindNotServed' : watch;
  }
  const namespace = type.namespaced
    ? target.namespace || claim.metadata.namespace
    : undefined;
  const key = { name: target.name, ...(namespace && { namespace }) };
  const cached = informer.get(
    namespace ? `${namespace}/${target.name}` : target.name,
  );
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

async function readBinding(
  { client, informers }: Environment,
  { secrets, verified }: ResourceClaimMemory,
  claim: ResourceClaim,
  resource: Reading<ClaimableResource>,
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
  secrets.track(`${namespace}/${name}`, [sourceKey, ...occupantKeys]);
  const cached = informers.secrets.get(sourceKey);
  const source: Reading<SecretFacts> = cached
    ? found(secretFacts(cached))
    : await readSecret(client, identity.namespace, bindingName);
  const occupants = occupantKeys.flatMap(key => {
    const occupant = informers.secrets.get(key);
    return occupant ? [secretFacts(occupant)] : [];
  });
  if (occupants.some(one => isIntactCopy(one, uid, source))) {
    // The copy says it itself, and nothing has to be remembered.
    verified.delete(uid);
  }
  return { source, occupants, verified: verified.get(uid) };
}

function isIntactCopy(
  { ownerUid, intactCopyOf }: SecretFacts,
  claimUid: string,
  source: Reading<SecretFacts>,
): boolean {
  return (
    ownerUid === claimUid &&
    source.kind === 'found' &&
    intactCopyOf === sourceVersion(source.value)
  );
}

/** A Secret's facts as the API server has them now. */
export async function readSecret(
  client: Environment['client'],
  namespace: string,
  name: string,
): Promise<Reading<SecretFacts>> {
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
