import type {
  AvailableCapability,
  CapabilityNotAvailable,
  GuaranteeNotKept,
  KeptGuarantee,
  Service,
  ServiceInCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

interface Finding {
  name: string;
  title: string;
  met: 'True' | 'False' | 'Unknown';
}

/** One thing that a service guarantees or can do, with what each cluster has to say of it. */
export interface Statement<V extends Finding> {
  name: string;
  title: string;
  places: readonly { cluster: ServiceInCluster; finding: V }[];
  /** The worst over the clusters: only `True` is true everywhere. */
  worst: Finding['met'];
  /** Whether it is true in at least one cluster that answers; only then it may be shown as a promise. */
  isKept: boolean;
}

export type GuaranteeStatement = Statement<KeptGuarantee | GuaranteeNotKept>;
export type CapabilityStatement = Statement<
  AvailableCapability | CapabilityNotAvailable
>;

export function guaranteesOf(service: Pick<Service, 'clusters'>) {
  return statements<KeptGuarantee | GuaranteeNotKept>(service, cluster => [
    ...cluster.guarantees,
    ...cluster.guaranteesNotKept,
  ]);
}

export function capabilitiesOf(service: Pick<Service, 'clusters'>) {
  return statements<AvailableCapability | CapabilityNotAvailable>(
    service,
    cluster => [...cluster.capabilities, ...cluster.capabilitiesNotAvailable],
  );
}

const badness = ['True', 'Unknown', 'False'] as const;

function statements<V extends Finding>(
  { clusters }: Pick<Service, 'clusters'>,
  findingsOf: (cluster: ServiceInCluster) => readonly V[],
): Statement<V>[] {
  const byName = new Map<string, { cluster: ServiceInCluster; finding: V }[]>();
  for (const cluster of clusters) {
    for (const finding of findingsOf(cluster)) {
      byName.set(finding.name, [
        ...(byName.get(finding.name) ?? []),
        { cluster, finding },
      ]);
    }
  }
  return Array.from(byName, ([name, places]) => ({
    name,
    title: places[0]?.finding.title ?? name,
    places,
    worst: places.reduce<Finding['met']>(
      (worst, { cluster, finding }) =>
        worse(worst, cluster.stale ? 'Unknown' : finding.met),
      'True',
    ),
    isKept: places.some(
      ({ cluster, finding }) => !cluster.stale && finding.met === 'True',
    ),
  }));
}

function worse(a: Finding['met'], b: Finding['met']): Finding['met'] {
  return badness.indexOf(a) < badness.indexOf(b) ? b : a;
}
