import assert from 'node:assert/strict';
import {
  parseClaimLease,
  resolvedClassName,
  type ClaimLease,
  type Lease,
} from '@services-toolkit/claims';
import {
  annotations,
  getCondition,
  isReady,
  labels,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';

/** Everything that is there, at one moment. */
export interface State {
  claims: readonly ClassClaim[];
  resourceClaims: readonly ResourceClaim[];
  leases: readonly Lease[];
  secrets: readonly KubernetesObject[];
  instances: readonly KubernetesObject[];
  classes: readonly ClusterInstanceClass[];
  policies: readonly KubernetesObject[];
}

/**
 * What has to be true at every moment, told at each: nothing is held twice, and who says that they hold something has its Lease.
 *
 * But for one: where an instance is gone and was made again under its name, whoever claims that one takes the Lease over, and
 * the claim that had the former one says so a moment later.
 */
export function followHolders(): (state: State) => void {
  let before: readonly ClaimLease[] = [];
  /** ResourceClaims that lost their Lease in this way, and do not say so yet, by UID. */
  const lost = new Set<string>();
  return state => {
    const leases = state.leases.flatMap(lease => parseClaimLease(lease) ?? []);
    for (const { name, holder, resourceUid } of before) {
      const now = leases.find(lease => lease.name === name);
      if (now && now.holder.uid !== holder.uid) {
        assert.ok(
          ![...state.instances, ...state.secrets].some(
            ({ metadata }) => metadata.uid === resourceUid,
          ),
          `${now.holder.name} took the Lease of ${holder.name} over, and what that held is there`,
        );
        lost.add(holder.uid);
      }
    }
    before = leases;
    for (const { metadata, status } of state.resourceClaims) {
      const uid = metadata.uid ?? '';
      if (
        !status?.claimedResourceRef ||
        leases.some(({ holder }) => holder.uid === uid)
      ) {
        lost.delete(uid);
      }
    }
    assertNothingHeldTwice({
      ...state,
      resourceClaims: state.resourceClaims.filter(
        ({ metadata }) => !lost.has(metadata.uid ?? ''),
      ),
    });
  };
}

function assertNothingHeldTwice({
  claims,
  resourceClaims,
  leases,
}: Pick<State, 'claims' | 'resourceClaims' | 'leases'>): void {
  const held = resourceClaims.flatMap(({ metadata, status }) =>
    status?.claimedResourceRef && !metadata.deletionTimestamp
      ? [keyOfRef(status.claimedResourceRef)]
      : [],
  );
  assert.equal(new Set(held).size, held.length, `held twice: ${held}`);
  const holding = new Set(
    resourceClaims.flatMap(({ metadata, status }) =>
      status?.claimedResourceRef && !metadata.deletionTimestamp
        ? [metadata.ownerReferences?.[0]?.uid]
        : [],
    ),
  );
  // A claim whose ResourceClaim somebody deleted goes on naming what it was given, which is another one's by now.
  const given = claims.flatMap(({ metadata, status }) =>
    status?.resourceRef && holding.has(metadata.uid)
      ? [keyOfRef(status.resourceRef)]
      : [],
  );
  assert.equal(new Set(given).size, given.length, `given twice: ${given}`);
  const holders = new Set(
    leases.map(lease => parseClaimLease(lease)?.holder.uid),
  );
  for (const { metadata, status } of resourceClaims) {
    assert.ok(
      !status?.claimedResourceRef ||
        metadata.deletionTimestamp ||
        holders.has(metadata.uid),
      `${metadata.name} says that it holds something, and has no Lease`,
    );
  }
}

/** What a claim was given once it keeps: told at every moment, it throws when that changes. */
export function followReferences(): (state: Pick<State, 'claims'>) => void {
  const given = new Map<string, string>();
  const resolved = new Map<string, string>();
  return ({ claims }) => {
    for (const { metadata, status } of claims) {
      const { uid = '', name } = metadata;
      const className = status?.classRef?.name;
      const was = resolved.get(uid);
      assert.ok(
        was === undefined || was === className,
        `${name} was resolved to ${was}, and is to ${className}`,
      );
      if (className !== undefined) {
        resolved.set(uid, className);
      }
      const before = given.get(uid);
      const now = status?.resourceRef && keyOfRef(status.resourceRef);
      assert.ok(
        before === undefined || before === now,
        `${name} had ${before}, and has ${now}`,
      );
      if (now !== undefined) {
        given.set(uid, now);
      }
    }
  };
}

/** What has to be true when everything has come to rest: nothing leaked, and every claim ready or with a true reason. */
export function assertAtRest(state: State): void {
  assertNothingHeldTwice(state);
  const claimUids = new Set(state.claims.map(({ metadata }) => metadata.uid));
  const resourceClaimUids = new Set(
    state.resourceClaims.map(({ metadata }) => metadata.uid),
  );
  for (const { metadata } of state.resourceClaims) {
    const owner = metadata.ownerReferences?.[0]?.uid;
    assert.ok(claimUids.has(owner), `${metadata.name} is nobody's`);
    assert.equal(metadata.deletionTimestamp, undefined);
  }
  const owners = state.resourceClaims.map(
    ({ metadata }) => metadata.ownerReferences?.[0]?.uid,
  );
  assert.equal(new Set(owners).size, owners.length, 'a claim has two');
  for (const lease of state.leases) {
    const holder = parseClaimLease(lease)?.holder;
    assert.ok(
      holder === undefined || resourceClaimUids.has(holder.uid),
      `the Lease of ${holder?.name} was left behind`,
    );
  }
  for (const { metadata } of state.secrets) {
    const made = metadata.labels?.[labels.classClaimUid];
    const copied = metadata.labels?.[labels.resourceClaimUid];
    assert.ok(
      (made === undefined || claimUids.has(made)) &&
        (copied === undefined || resourceClaimUids.has(copied)),
      `the Secret ${metadata.name} was left behind`,
    );
  }
  for (const claim of state.claims) {
    assert.equal(
      claim.metadata.deletionTimestamp,
      undefined,
      `${claim.metadata.name} is never gone`,
    );
    assertTrue(claim, state);
  }
}

function assertTrue(claim: ClassClaim, state: State): void {
  const { name } = claim.metadata;
  const ready = getCondition(claim.status?.conditions, 'Ready');
  const says = `${name}: ${ready?.reason}: ${ready?.message}`;
  if (isReady(claim)) {
    assert.ok(
      state.secrets.some(
        ({ metadata }) =>
          metadata.namespace === claim.metadata.namespace &&
          metadata.name === claim.status?.binding?.name,
      ),
      `${name} is ready, and has no Secret`,
    );
    return;
  }
  const instanceClass = state.classes.find(
    ({ metadata }) => metadata.name === resolvedClassName(claim),
  );
  const held = claim.status?.resourceRef;
  switch (ready?.reason) {
    case 'ClassDoesNotExist':
      assert.equal(instanceClass, undefined, says);
      return;
    case 'NoMatchingClass': {
      const offered = state.classes.filter(({ metadata }) =>
        /(^|-)(pool|made)$/.test(metadata.name ?? ''),
      );
      assert.ok(claim.spec.classSelector, says);
      assert.ok(
        offered.every(({ spec }) => spec.pool !== undefined),
        `${says}, but one is made`,
      );
      assert.ok(
        offered.length === 0 ||
          state.policies.length === 0 ||
          freeInstances(state).length === 0,
        `${says}, but there are ${freeInstances(state).length}`,
      );
      return;
    }
    case 'NoClaimableInstances':
      assert.ok(instanceClass?.spec.pool, says);
      assert.ok(
        state.policies.length === 0 || freeInstances(state).length === 0,
        `${says}, but there are ${freeInstances(state).length}`,
      );
      return;
    case 'ClaimNotAuthorized':
      assert.ok(instanceClass?.spec.provisioner, says);
      assert.equal(
        claim.metadata.annotations?.[annotations.requestedBy],
        undefined,
      );
      return;
    case 'ResourceNotFound':
      assert.ok(held, says);
      assert.ok(
        !state.instances.some(
          ({ metadata }) =>
            metadata.name === held.name &&
            state.leases.some(
              lease => parseClaimLease(lease)?.resourceUid === metadata.uid,
            ),
        ),
        says,
      );
      return;
    case 'ResourceNotReady':
      // Its class went after it was planned and before it was made.
      assert.ok(claim.status?.provisionedResourceRef, says);
      assert.equal(instanceClass?.spec.provisioner, undefined, says);
      return;
    case 'ResourceAlreadyClaimed':
      assert.ok(
        state.resourceClaims.some(
          ({ metadata, status }) =>
            metadata.ownerReferences?.[0]?.uid !== claim.metadata.uid &&
            status?.claimedResourceRef?.name === held?.name,
        ),
        says,
      );
      return;
    case 'NoMatchingResourceClaimPolicy':
      assert.equal(state.policies.length, 0, says);
      return;
    default:
      assert.fail(says);
  }
}

/** A claim that holds an instance that is gone keeps its name, too, until it is deleted. */
function freeInstances({ instances, leases }: State): KubernetesObject[] {
  const held = new Set(
    leases.flatMap(lease => {
      const resource = parseClaimLease(lease)?.resource;
      return resource ? [keyOfRef(resource)] : [];
    }),
  );
  return instances.filter(
    ({ kind, metadata }) =>
      !metadata.deletionTimestamp &&
      !held.has(
        keyOfRef({
          kind,
          name: metadata.name ?? '',
          namespace: metadata.namespace ?? '',
        }),
      ),
  );
}

function keyOfRef({
  kind,
  namespace,
  name,
}: {
  kind: string;
  namespace?: string;
  name: string;
}): string {
  return `${kind}/${namespace}/${name}`;
}
