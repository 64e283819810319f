import {
  type ClusterInstanceClass,
  getCondition,
} from '@services-toolkit/kubernetes-api';

/**
 * What one cluster says about a class.
 *
 * @public
 */
export interface OfferingPart {
  readonly cluster: string;
  readonly ready: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
}

/** @public */
export function offeringPart(
  cluster: string,
  { status }: ClusterInstanceClass,
): OfferingPart {
  const ready = getCondition(status?.conditions, 'Ready');
  return {
    cluster,
    ready: ready?.status ?? 'Unknown',
    ...(ready?.reason && { reason: ready.reason }),
    ...(ready?.message && { message: ready.message }),
  };
}
