import {
  type ClusterServiceOffering,
  getCondition,
} from '@services-toolkit/kubernetes-api';
import type { ServiceDescription } from '@services-toolkit/offerings';
import type { DecodedService } from '../entityCodec/serviceEntity';
import type { Listing, ReadResult } from '../ReadResult';
import { type ServiceTexts, serviceTexts } from './ServiceTexts';

/**
 * That a cluster offers a service, and whether it can be claimed there.
 *
 * @public
 */
export interface ServicePart {
  readonly cluster: string;
  readonly ready: 'True' | 'False' | 'Unknown';
}

/**
 * A service as it is known of one cluster: as the cluster told it since the start, or as the catalog remembers it because
 * the cluster has told nothing yet.
 *
 * @public
 */
export interface KnownService {
  readonly part: ServicePart;
  readonly texts: ServiceTexts;
  /** Absent where the catalog remembers it. */
  readonly told?: {
    readonly offering: ClusterServiceOffering;
    readonly description: ServiceDescription;
  };
}

/**
 * What is known of a service in one cluster; `undefined` where it does not have the service, as far as is known.
 *
 * @public
 */
export function serviceInCluster(
  cluster: {
    readonly name: string;
    readonly services: ReadResult<Listing<ClusterServiceOffering>>;
    describe(offering: ClusterServiceOffering): ServiceDescription;
  },
  serviceName: string,
  inCatalog: DecodedService | undefined,
): KnownService | undefined {
  const { name, services } = cluster;
  if (services.ok) {
    const offering = services.get(serviceName);
    if (!offering) {
      return undefined;
    }
    const description = cluster.describe(offering);
    return {
      part: servicePart(name, offering),
      texts: textsOf(offering, description),
      told: { offering, description },
    };
  }
  const part = inCatalog?.parts.find(one => one.cluster === name);
  return inCatalog && part && { part, texts: inCatalog.texts };
}

/** Pages show the same services over and over; a description is of one offering. */
const texts = new WeakMap<ServiceDescription, ServiceTexts>();

function textsOf(
  offering: ClusterServiceOffering,
  description: ServiceDescription,
): ServiceTexts {
  const known = texts.get(description) ?? serviceTexts(offering, description);
  texts.set(description, known);
  return known;
}

/** @public */
export function servicePart(
  cluster: string,
  { metadata, status }: ClusterServiceOffering,
): ServicePart {
  const ready = getCondition(status?.conditions, 'Ready')?.status;
  return {
    cluster,
    // What the controllers said of an earlier generation is not said of this one.
    ready: (isJudged({ metadata, status }) && ready) || 'Unknown',
  };
}

/**
 * Whether the status is about the offering as it is now.
 *
 * @public
 */
export function isJudged({
  metadata,
  status,
}: Pick<ClusterServiceOffering, 'metadata' | 'status'>): boolean {
  return (
    status?.observedGeneration !== undefined &&
    status.observedGeneration === metadata.generation
  );
}
