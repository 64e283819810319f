import { isDeepStrictEqual } from 'node:util';
import {
  builtinResourceTypes,
  getCondition,
  type ClusterAPIGroupImport,
  type ClusterAPIGroupImportConditionType,
  type ClusterAPIGroupImportReason,
  type DownstreamClusterLink,
  type KubernetesObject,
  isProjectableGroup,
} from '@services-toolkit/kubernetes-api';
import {
  fails,
  holds,
  type Finding,
  type Findings,
} from '../../../runtime/statusConditions';
import type { APIService } from '../kinds/objects';
import {
  isControlledBy,
  removalOf,
  type Write,
} from '../../../runtime/writes/Write';
import { desiredApiServices, type Proxy } from './desired';

const type = builtinResourceTypes.apiServices;

/** What is known about a ClusterAPIGroupImport. */
export interface GroupImportObservation {
  groupImport: ClusterAPIGroupImport;
  link: DownstreamClusterLink | undefined;
  /** All imports of the group, this one among them. */
  ofGroup: readonly ClusterAPIGroupImport[];
  /** Those of this cluster that are of the group. */
  definitions: readonly KubernetesObject[];
  /** All APIServices of the group. */
  apiServices: readonly APIService[];
}

type GroupImportFinding = Finding<
  ClusterAPIGroupImportConditionType | ClusterAPIGroupImportReason
>;

/** Which APIServices there are to be, and what is said about it. */
export interface GroupImportDecision {
  writes: Write[];
  findings: Findings<
    ClusterAPIGroupImportConditionType,
    ClusterAPIGroupImportReason
  >;
  versions: string[];
}

/** What withdraws an import: nothing of it stays. */
export function withdrawal({
  groupImport,
  apiServices,
}: Pick<GroupImportObservation, 'groupImport' | 'apiServices'>): Write[] {
  return oursOf(groupImport, apiServices).map(removal);
}

export function decideGroupImport(
  observation: GroupImportObservation,
): GroupImportDecision {
  const { groupImport, link, apiServices } = observation;
  const noConflict = conflictOf(observation);
  const served = servedOf(observation);
  const proxy = proxyOf(link);
  const ours = oursOf(groupImport, apiServices);
  const findings = {
    NoConflict: noConflict,
    Served: served.finding,
    Ready:
      [noConflict, served.finding, proxyFinding(link, proxy)].find(
        ({ status }) => status !== 'True',
      ) ??
      holds('Ready', `The API group "${groupImport.spec.group}" can be used`),
  };
  const mayNot =
    noConflict.status !== 'True' && noConflict.reason !== 'GroupInstalled';
  if (mayNot || !link || link.metadata.deletionTimestamp) {
    return { writes: ours.map(removal), findings, versions: [] };
  }
  // A CustomResourceDefinition that came later is shadowed: what is used already goes on to be what it was, and nobody's
  // objects seem to have gone. An outage, or a link that is not well, takes nothing away either.
  const { versions } = served;
  if (noConflict.status !== 'True' || !proxy || !versions) {
    return {
      ...{ writes: [], findings },
      versions: ours.map(({ spec }) => spec.version),
    };
  }
  const desired = desiredApiServices(groupImport, versions, proxy);
  return {
    writes: [
      ...desired.flatMap(one => writeOf(one, ours)),
      ...ours
        .filter(({ spec }) => !versions.includes(spec.version))
        .map(removal),
    ],
    ...{ findings, versions },
  };
}

function conflictOf({
  groupImport,
  ofGroup,
  definitions,
  apiServices,
}: GroupImportObservation): GroupImportFinding {
  const { group } = groupImport.spec;
  if (!isProjectableGroup(group)) {
    return fails(
      'GroupNotAllowed',
      `The API group "${group}" is one of Kubernetes' own, or of Services Toolkit, and is never imported. Delete this import`,
    );
  }
  const older = ofGroup
    .filter(one => one !== groupImport && isOlder(one, groupImport))
    .map(({ metadata }) => metadata.name);
  if (older.length > 0) {
    return fails(
      'GroupImported',
      `The ClusterAPIGroupImport "${older[0]}" imports the API group "${group}" already. Delete one of the two`,
    );
  }
  if (definitions.length > 0) {
    const names = definitions.map(({ metadata }) => metadata.name).sort();
    return fails(
      'GroupInstalled',
      `This cluster has the CustomResourceDefinition ${names
        .slice(0, 3)
        .join(
          ', ',
        )} of the API group "${group}". A group is installed or imported, never both: delete the one or the other`,
    );
  }
  const other = apiServices.find(
    one => !isControlledBy(groupImport.metadata.uid)(one),
  );
  return other && !isOfOtherImport(other, ofGroup)
    ? fails(
        'GroupServedByOther',
        `The APIService "${other.metadata.name}" is not this import's, and is left alone. Take out what it belongs to, or delete this import`,
      )
    : holds('NoConflict', 'Nobody else has the API group in this cluster');
}

/** One of a younger import, which is about to withdraw it. */
function isOfOtherImport(
  apiService: APIService,
  imports: readonly ClusterAPIGroupImport[],
): boolean {
  return imports.some(({ metadata }) =>
    isControlledBy(metadata.uid)(apiService),
  );
}

function isOlder(
  { metadata: one }: ClusterAPIGroupImport,
  { metadata: other }: ClusterAPIGroupImport,
): boolean {
  return (
    `${one.creationTimestamp} ${one.name}` <
    `${other.creationTimestamp} ${other.name}`
  );
}

function servedOf({ groupImport, link }: GroupImportObservation): {
  finding: GroupImportFinding;
  versions?: string[];
} {
  const { group, versions, linkRef } = groupImport.spec;
  if (!link || link.metadata.deletionTimestamp) {
    return {
      finding: fails(
        'LinkNotFound',
        `There is no DownstreamClusterLink "${
          linkRef.name
        }" in the namespace "${linkRef.namespace}"${
          link ? ' but one that is being deleted' : ''
        }. Apply it, or correct spec.linkRef`,
      ),
    };
  }
  const reachable = getCondition(link.status?.conditions, 'UpstreamReachable');
  const groups = link.status?.upstream?.groups;
  if (!groups) {
    return {
      finding: fails(
        'LinkNotReady',
        `What the service cluster serves is not known: ${
          reachable?.message ?? 'the link was not looked at yet'
        }`,
      ),
    };
  }
  const upstream = groups.find(one => one.group === group)?.versions ?? [];
  const usable = versions
    ? versions.filter(version => upstream.includes(version))
    : upstream;
  if (usable.length === 0) {
    return {
      finding: fails(
        'VersionsNotServed',
        `The service cluster serves ${
          upstream.length === 0 ? 'no version' : `only ${upstream.join(', ')}`
        } of the API group "${group}". Install it there, or correct this import`,
      ),
      // What was withdrawn there is withdrawn here, if it is sure that it was.
      ...(reachable?.status === 'True' && { versions: [] }),
    };
  }
  return {
    finding: holds('Served', `The service cluster serves ${usable.join(', ')}`),
    versions: usable,
  };
}

function proxyOf(link: DownstreamClusterLink | undefined): Proxy | undefined {
  const { caBundle, serviceReference } = link?.status?.proxy ?? {};
  return caBundle !== undefined && serviceReference
    ? { caBundle, serviceReference }
    : undefined;
}

function proxyFinding(
  link: DownstreamClusterLink | undefined,
  proxy: Proxy | undefined,
): GroupImportFinding {
  const { message } =
    getCondition(link?.status?.conditions, 'ProxyReady') ?? {};
  return proxy
    ? holds('Ready', '')
    : fails(
        'ProxyNotReady',
        `What answers for imported groups is not there: ${
          message ?? 'the link was not looked at yet'
        }`,
      );
}

function oursOf(
  { metadata: { uid } }: ClusterAPIGroupImport,
  apiServices: readonly APIService[],
): APIService[] {
  return apiServices.filter(isControlledBy(uid));
}

function removal(apiService: APIService): Write {
  return removalOf(type, apiService);
}

function writeOf(desired: APIService, ours: readonly APIService[]): Write[] {
  const present = ours.find(
    ({ metadata }) => metadata.name === desired.metadata.name,
  );
  if (!present) {
    return [{ do: 'create', type, object: desired }];
  }
  return isDeepStrictEqual(present.spec, desired.spec)
    ? []
    : [
        {
          ...{ do: 'update' as const, type },
          object: { ...present, spec: desired.spec } as APIService,
        },
      ];
}
