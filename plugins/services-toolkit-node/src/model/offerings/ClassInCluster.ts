import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import type { DecodedOffering } from '../entityCodec/offeringEntity';
import type { Listing, ReadResult } from '../ReadResult';
import { type OfferingPart, offeringPart } from './OfferingPart';
import type { OfferedBy, SaidOfClass } from '../services/saidOfClass';
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
  readonly offeredBy: readonly OfferedBy[];
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
    saidOfClass(className: string): ReadResult<{ said: SaidOfClass }>;
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
        ...textsOf(told, cluster.saidOfClass(className), inCatalog),
        told,
      }
    );
  }
  const part = inCatalog?.parts.find(one => one.cluster === name);
  return (
    inCatalog &&
    part && { part, texts: inCatalog.texts, offeredBy: inCatalog.offeredBy }
  );
}

/** Where the cluster does not tell its services, those that the catalog knows of go on to have the word. */
function textsOf(
  told: ClusterInstanceClass,
  byServices: ReadResult<{ said: SaidOfClass }>,
  inCatalog: DecodedOffering | undefined,
): Pick<ClassInCluster, 'texts' | 'offeredBy'> {
  if (byServices.ok) {
    const { said } = byServices;
    return { texts: offeringTexts(told, said), offeredBy: said.offeredBy };
  }
  const own = offeringTexts(told);
  return inCatalog && inCatalog.offeredBy.length > 0
    ? {
        texts: { ...inCatalog.texts, ...(own.icon && { icon: own.icon }) },
        offeredBy: inCatalog.offeredBy,
      }
    : { texts: own, offeredBy: [] };
}
