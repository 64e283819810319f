import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/** A `coordination.k8s.io/v1` Lease that processes elect their leader by. */
export interface ElectionLease extends KubernetesObject {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    acquireTime?: string;
    renewTime?: string;
    leaseTransitions?: number;
  };
}

/** The Lease as the first holder of all creates it. */
export function newElectionLease(
  place: { name: string; namespace: string },
  holder: { identity: string; durationMs: number; now: Date },
): ElectionLease {
  const time = microTime(holder.now);
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: place.name, namespace: place.namespace },
    spec: {
      holderIdentity: holder.identity,
      leaseDurationSeconds: holder.durationMs / 1000,
      acquireTime: time,
      renewTime: time,
      leaseTransitions: 0,
    },
  };
}

/** The Lease in the hands of `holder`: taken over, or renewed where it was theirs already. */
export function heldLease(
  lease: ElectionLease,
  holder: { identity: string; durationMs: number; now: Date },
): ElectionLease {
  const time = microTime(holder.now);
  const isRenewal = lease.spec?.holderIdentity === holder.identity;
  return {
    ...lease,
    spec: {
      ...lease.spec,
      holderIdentity: holder.identity,
      leaseDurationSeconds: holder.durationMs / 1000,
      renewTime: time,
      ...(!isRenewal && {
        acquireTime: time,
        leaseTransitions: (lease.spec?.leaseTransitions ?? 0) + 1,
      }),
    },
  };
}

/** The Lease in nobody's hands. */
export function releasedLease(lease: ElectionLease, now: Date): ElectionLease {
  const { holderIdentity: _, ...spec } = lease.spec ?? {};
  return {
    ...lease,
    spec: { ...spec, leaseDurationSeconds: 1, renewTime: microTime(now) },
  };
}

/** metav1.MicroTime has six digits. */
function microTime(date: Date): string {
  return date.toISOString().replace('Z', '000Z');
}
