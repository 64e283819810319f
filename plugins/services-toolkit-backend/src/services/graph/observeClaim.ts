import {
  type ClaimObservation,
  classOf,
  instanceOf,
  type Observed,
  type ObservedWorkloads,
  resourcesOf,
  type SecretFacts,
  secretOf,
  type ReadResult,
  sourceOf,
  usesCredentials,
} from '@services-toolkit/claims';
import {
  apiVersionOf,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type ObjectReference,
  type ResourceClaim,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { PersonReader } from './PersonReader';

type AnyClaim = ClassClaim | ResourceClaim;

/** An instance may be made of hundreds of objects; so many are read. */
const mostResources = 50;

/** Kinds whose objects are told to use a claim's credentials: what binds services first, then what names the Secret itself. */
const workloadKinds = [
  { group: 'servicebinding.io', kind: 'ServiceBinding' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'apps', kind: 'StatefulSet' },
] as const;

/** Reads what hangs on a claim, everything at once that does not need another answer first. */
export async function observeClaim(
  claim: AnyClaim,
  reader: PersonReader,
): Promise<ClaimObservation> {
  const { namespace = '' } = claim.metadata;
  const classRef = classOf(claim);
  const secretRef = secretOf(claim);
  const readingClass =
    classRef && reader.object<ClusterInstanceClass>(classRef);
  const readingReservation = readReservation(claim, reader);
  const readingInstance = readingReservation.then(reservation => {
    const ref = instanceOf(claim, valueOf(reservation));
    return ref && reader.object(inNamespace(ref, namespace));
  });
  const [
    claimEvents,
    instanceClass,
    source,
    resourceClaim,
    instance,
    resources,
    secret,
    workloads,
  ] = await Promise.all([
    reader.events(refOf(claim)),
    readingClass,
    Promise.resolve(readingClass).then(seen => {
      const ref = sourceOf(claim, valueOf(seen));
      return ref && reader.object(ref);
    }),
    readingReservation,
    readingInstance,
    readingInstance.then(seen => readResources(claim, seen, reader)),
    secretRef && credentialsOf(claim, secretRef),
    Promise.all(
      workloadKinds.map(({ group, kind }) =>
        readWorkloads(claim, reader, group, kind),
      ),
    ),
  ]);
  return {
    claim,
    claimEvents,
    class: instanceClass,
    source,
    resourceClaim,
    instance,
    ...resources,
    secret,
    workloads,
  };
}

/**
 * The credentials as the claim tells of them: the portal reads no Secret, in nobody's name. That they are there and of which
 * keys they consist the controllers see to.
 */
function credentialsOf(
  claim: AnyClaim,
  ref: ObjectReference,
): Observed<SecretFacts> {
  const { name, namespace } = ref;
  const keys = claim.status?.binding?.keys;
  return {
    ref,
    readResult: keys
      ? { kind: 'found', value: { metadata: { name, namespace }, keys } }
      : {
          kind: 'unreachable',
          why: { code: 'keysUntold' },
        },
  };
}

/** The ResourceClaim that a ClassClaim owns: whatever it is called, it names the claim's UID. */
async function readReservation(
  claim: AnyClaim,
  reader: PersonReader,
): Promise<Observed<ResourceClaim> | undefined> {
  if (claim.kind !== 'ClassClaim') {
    return undefined;
  }
  const { namespace = '', uid } = claim.metadata;
  const type = resourceTypes.resourceClaims;
  const listed = await reader.list<ResourceClaim>(type, namespace);
  const ref = { apiVersion: apiVersionOf(type), kind: type.kind, namespace };
  if (listed.kind !== 'found') {
    return { ref: { ...ref, name: '' }, readResult: listed };
  }
  const found = listed.value.find(({ metadata }) =>
    metadata.ownerReferences?.some(owner => owner.uid === uid),
  );
  if (!found) {
    return undefined;
  }
  const named = { ...ref, name: found.metadata.name ?? '' };
  return {
    ref: named,
    readResult: { kind: 'found', value: found },
    events: await reader.events(named),
  };
}

async function readResources(
  claim: AnyClaim,
  instance: Observed | undefined,
  reader: PersonReader,
): Promise<Pick<ClaimObservation, 'resources' | 'omittedResources'>> {
  const refs = resourcesOf(claim, valueOf(instance));
  return {
    resources: await Promise.all(
      refs.slice(0, mostResources).map(ref => reader.object(ref)),
    ),
    omittedResources: Math.max(0, refs.length - mostResources),
  };
}

async function readWorkloads(
  claim: AnyClaim,
  reader: PersonReader,
  group: string,
  kind: string,
): Promise<ObservedWorkloads> {
  const readResult: ReadResult<readonly KubernetesObject[]> =
    await reader.listKind(group, kind, claim.metadata.namespace ?? '');
  return {
    kind,
    readResult:
      readResult.kind === 'found'
        ? {
            kind: 'found',
            value: readResult.value.filter(one => usesCredentials(one, claim)),
          }
        : readResult,
  };
}

export function valueOf<T>(observed: Observed<T> | undefined): T | undefined {
  return observed?.readResult.kind === 'found'
    ? observed.readResult.value
    : undefined;
}

function refOf({ apiVersion, kind, metadata }: AnyClaim) {
  const { name = '', namespace } = metadata;
  return { apiVersion, kind, name, namespace };
}

/** A reference without a namespace means the claim's own, where the kind has any. */
function inNamespace<T extends { namespace?: string }>(
  ref: T,
  namespace: string,
): T {
  return { ...ref, namespace: ref.namespace ?? namespace };
}
