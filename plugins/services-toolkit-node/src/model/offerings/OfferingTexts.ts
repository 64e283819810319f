import { instancesOf } from '@services-toolkit/claims';
import {
  annotations,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { readFields, type SaidFields } from '../fieldPrecedence/readFields';
import type { SaidOfClass } from '../services/saidOfClass';

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

/**
 * @param byServices - what the services of the cluster say of the class, whose word wins
 * @public
 */
export function offeringTexts(
  one: ClusterInstanceClass,
  byServices?: SaidOfClass,
): OfferingTexts {
  const { metadata, spec, status } = one;
  const title =
    byServices?.title ?? metadata.annotations?.[annotations.title]?.trim();
  const icon = byServices?.icon
    ? byServices.icon.url
    : metadata.annotations?.[annotations.icon];
  const description = spec.description?.short?.trim();
  return {
    said: classFields(one, byServices),
    ...(title && { title }),
    ...(description && { description }),
    ...(icon && { icon }),
    fulfilledFrom: instancesOf({ spec }),
    ...(status?.instanceType && { instanceType: { ...status.instanceType } }),
  };
}

/**
 * Under whom and where the catalog files a class, and claims on it that say nothing themselves.
 *
 * @public
 */
export function classFields(
  one: Pick<ClusterInstanceClass, 'metadata'> | undefined,
  byServices: SaidOfClass | undefined,
): SaidFields {
  const owner = byServices?.owner;
  return { ...readFields(one), ...(owner && { owner }) };
}
