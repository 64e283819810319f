import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import type { DecodedOffering } from '../entityCodec/offeringEntity';
import type { Listing, ReadResult } from '../ReadResult';
import { type OfferingPart, offeringPart } from './OfferingPart';
import { type OfferingTexts, offeringTexts } from './OfferingTexts';

/**
 * A class as it is known of one cluster: as the cluster told it since the start, or as the catalog remembers it because the
 * cluster has told nothing yet.
 *
 * @public
 */
export interface ClassInCluster {
  readonly part: OfferingPart;
  readonly texts: OfferingTexts;
  /** Absent where the catalog remembers it. */
  readonly told?: ClusterInstanceClass;
}

/**
 * What is known of a class in one cluster; `undefined` where it does not have the class, as far as is known.
 *
 * @public
 */
export function classInCluster(
  cluster: {
    readonly name: string;
    readonly classes: ReadResult<Listing<ClusterInstanceClass>>;
  },
  className: string,
  inCatalog: DecodedOffering | undefined,
): ClassInCluster | undefined {
  const { classes, name } = cluster;
  if (classes.ok) {
    const told = classes.get(className);
    return (
      told && {
        part: offeringPart(name, told),
        texts: offeringTexts(told),
        told,
      }
    );
  }
  const part = inCatalog?.parts.find(one => one.cluster === name);
  return inCatalog && part && { part, texts: inCatalog.texts };
}
