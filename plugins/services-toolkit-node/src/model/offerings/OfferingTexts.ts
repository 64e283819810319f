import { instancesOf } from '@services-toolkit/claims';
import {
  annotations,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { readFields, type SaidFields } from '../fieldPrecedence/readFields';

/**
 * What is said once of an offering, however many clusters have it.
 *
 * @public
 */
export interface OfferingTexts {
  /** Absent where the class has none: then its name is shown. */
  readonly title?: string;
  readonly description?: string;
  readonly icon?: string;
  readonly said: SaidFields;
  /** Whether a claim picks an instance that exists, or has one made. */
  readonly fulfilledFrom?: 'pool' | 'provisioner';
  /** What a claim yields. Nothing sees to it that a status has all of it. */
  readonly instanceType?: {
    readonly group?: string;
    readonly version?: string;
    readonly kind?: string;
  };
}

/** @public */
export function offeringTexts(one: ClusterInstanceClass): OfferingTexts {
  const { metadata, spec, status } = one;
  const title = metadata.annotations?.[annotations.title]?.trim();
  const icon = metadata.annotations?.[annotations.icon];
  const description = spec.description?.short?.trim();
  return {
    said: readFields(one),
    ...(title && { title }),
    ...(description && { description }),
    ...(icon && { icon }),
    fulfilledFrom: instancesOf({ spec }),
    ...(status?.instanceType && { instanceType: { ...status.instanceType } }),
  };
}
