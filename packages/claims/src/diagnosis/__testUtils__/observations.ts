import type {
  ClassClaim,
  ClusterInstanceClass,
  Condition,
  KubernetesObject,
  ObjectReference,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type {
  ClaimObservation,
  Observed,
  SecretFacts,
  ReadResult,
} from '../ClaimObservation';
import type { Diagnosis, DiagnosisLink, LinkKind } from '../Diagnosis';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

/** When conditions of the samples changed last. */
export const since = '2026-11-24T10:00:00Z';
/** When the samples were created. */
export const created = '2026-11-24T09:00:00Z';

export function condition(
  type: string,
  status: Condition['status'],
  reason: string,
  message?: string,
): Condition {
  return {
    type,
    status,
    reason,
    ...(message && { message }),
    lastTransitionTime: since,
  };
}

/** What a status looks like that stops at one condition: the condition says why, and Ready passes it on. */
export function stopsAt(
  type: string,
  reason: string,
  message?: string,
): Condition[] {
  const because = condition(type, 'False', reason, message);
  return type === 'Ready'
    ? [because]
    : [because, { ...because, type: 'Ready' }];
}

export const databaseRef: ObjectReference = {
  apiVersion: 'databases.example.org/v1',
  kind: 'Database',
  name: 'pg-1',
  namespace: 'pool',
};

export const xrRef: ObjectReference = {
  apiVersion: 'check.example.org/v1',
  kind: 'ModerneDB',
  name: 'moderne-1',
  namespace: 'apps',
};

export function aClassClaim(status?: ClassClaim['status']): ClassClaim {
  return {
    apiVersion,
    kind: 'ClassClaim',
    metadata: {
      name: 'orders-db',
      namespace: 'apps',
      creationTimestamp: created,
    },
    spec: { classRef: { name: 'postgres' } },
    ...(status && { status }),
  };
}

export function aResourceClaim(
  status?: ResourceClaim['status'],
): ResourceClaim {
  return {
    apiVersion,
    kind: 'ResourceClaim',
    metadata: {
      name: 'orders-db-1a2b3',
      namespace: 'apps',
      creationTimestamp: created,
    },
    spec: { ref: databaseRef },
    ...(status && { status }),
  };
}

export function aClass(
  spec: ClusterInstanceClass['spec'],
  ...conditions: Condition[]
): ClusterInstanceClass {
  return {
    apiVersion,
    kind: 'ClusterInstanceClass',
    metadata: { name: 'postgres', creationTimestamp: created },
    spec,
    status: { conditions },
  };
}

export const poolSpec: ClusterInstanceClass['spec'] = {
  pool: { group: 'databases.example.org', kind: 'Database' },
};

export const ready = condition('Ready', 'True', 'Ready');

export function found<T>(ref: ObjectReference, value: T): Observed<T> {
  return { ref, readResult: { kind: 'found', value } };
}

export function unseen<T>(
  ref: ObjectReference,
  readResult: Exclude<ReadResult<T>, { kind: 'found' }>,
): Observed<T> {
  return { ref, readResult };
}

export const classRef: ObjectReference = {
  apiVersion,
  kind: 'ClusterInstanceClass',
  name: 'postgres',
};

export const readyPool = found(classRef, aClass(poolSpec, ready));

export const database: KubernetesObject & Record<string, unknown> = {
  apiVersion: databaseRef.apiVersion,
  kind: databaseRef.kind,
  metadata: { name: 'pg-1', namespace: 'pool', creationTimestamp: created },
  spec: { size: 1 },
  status: { binding: { name: 'pg-1-login' } },
};

export const secretRef: ObjectReference = {
  apiVersion: 'v1',
  kind: 'Secret',
  name: 'pg-1-login',
  namespace: 'apps',
};

export const secret: SecretFacts = {
  metadata: {
    name: 'pg-1-login',
    namespace: 'apps',
    creationTimestamp: created,
  },
  keys: ['username', 'password'],
};

/** A claim on a pool that has got everything. */
export function aFulfilledClaim(): ClaimObservation {
  return {
    claim: aClassClaim({
      conditions: [
        condition('ClassMatched', 'True', 'ClassMatched'),
        condition('Validated', 'True', 'Validated'),
        condition('ResourceClaimCreated', 'True', 'ResourceClaimCreated'),
        ready,
      ],
      binding: { name: 'pg-1-login' },
      resourceRef: databaseRef,
    }),
    class: readyPool,
    instance: found(databaseRef, database),
    resourceClaim: found(
      {
        apiVersion,
        kind: 'ResourceClaim',
        name: 'orders-db-1a2b3',
        namespace: 'apps',
      },
      aResourceClaim({
        conditions: [ready],
        binding: { name: 'pg-1-login' },
        claimedResourceRef: databaseRef,
      }),
    ),
    secret: found(secretRef, secret),
    workloads: [],
  };
}

/** The links of a kind. */
export function linksOf(diagnosis: Diagnosis, kind: LinkKind): DiagnosisLink[] {
  return diagnosis.links.filter(link => link.kind === kind);
}

/** `kind: state` of each link, in order. */
export function statesOf(diagnosis: Diagnosis): string[] {
  return diagnosis.links.map(({ kind, state }) => `${kind}: ${state}`);
}
