import {
  apiExportRoleBindingConditions,
  apiExportRoleBindingReasons,
  apiResourceImportConditions,
  apiResourceImportReasons,
  clusterAPIGroupImportConditions,
  clusterAPIGroupImportReasons,
  downstreamClusterLinkConditions,
  downstreamClusterLinkReasons,
  secretExportConditions,
  secretExportReasons,
  secretImportConditions,
  secretImportReasons,
  upstreamClusterLinkConditions,
  upstreamClusterLinkReasons,
  classAccessBindingConditions,
  classAccessBindingReasons,
  classClaimConditions,
  classClaimEventReasons,
  classClaimReasons,
  clusterExampleUsageConditions,
  clusterExampleUsageReasons,
  clusterInfrastructureConditions,
  clusterInfrastructureReasons,
  clusterInstanceClassConditions,
  clusterInstanceClassReasons,
  clusterResourceConditions,
  clusterResourceReasons,
  clusterServiceOfferingConditions,
  clusterServiceOfferingReasons,
  guaranteesMet,
  guaranteesMetReasons,
  initializing,
  originalReasons,
  progressConditions,
  provisionTemplateConditions,
  provisionTemplateReasons,
  resourceClaimConditions,
  resourceClaimReasons,
  type Condition,
} from '@services-toolkit/kubernetes-api';
import { controllersUser, type AuditEvent } from './auditLogs';

/** What is documented of each kind: the types of its conditions, and why one is not `True`. */
const documented: Record<
  string,
  [types: readonly string[], reasons: Record<string, readonly string[]>]
> = {
  ClusterInstanceClass: [
    clusterInstanceClassConditions,
    clusterInstanceClassReasons,
  ],
  ClassClaim: [
    [...classClaimConditions, guaranteesMet],
    { ...classClaimReasons, [guaranteesMet]: guaranteesMetReasons },
  ],
  ResourceClaim: [resourceClaimConditions, resourceClaimReasons],
  ClusterResourceProvisionTemplate: [
    provisionTemplateConditions,
    provisionTemplateReasons,
  ],
  ResourceClassAccessBinding: [
    classAccessBindingConditions,
    classAccessBindingReasons,
  ],
  ClusterResource: [clusterResourceConditions, clusterResourceReasons],
  ClusterExampleUsage: [
    clusterExampleUsageConditions,
    clusterExampleUsageReasons,
  ],
  ClusterInfrastructure: [
    clusterInfrastructureConditions,
    clusterInfrastructureReasons,
  ],
  ClusterServiceOffering: [
    clusterServiceOfferingConditions,
    clusterServiceOfferingReasons,
  ],
  UpstreamClusterLink: [
    upstreamClusterLinkConditions,
    upstreamClusterLinkReasons,
  ],
  APIExportRoleBinding: [
    apiExportRoleBindingConditions,
    apiExportRoleBindingReasons,
  ],
  DownstreamClusterLink: [
    downstreamClusterLinkConditions,
    downstreamClusterLinkReasons,
  ],
  ClusterAPIGroupImport: [
    clusterAPIGroupImportConditions,
    clusterAPIGroupImportReasons,
  ],
  APIResourceImport: [apiResourceImportConditions, apiResourceImportReasons],
  SecretExport: [secretExportConditions, secretExportReasons],
  SecretImport: [secretImportConditions, secretImportReasons],
};

/** Their conditions do not build on each other, and all of them are known at once. */
const knownAtOnce = [
  ...['ClusterServiceOffering', 'UpstreamClusterLink', 'ClusterAPIGroupImport'],
  'SecretExport',
];

/** What the API servers were told in statuses and Events. */
export interface Told {
  /** By the controllers. */
  written: Set<string>;
  /** By tests that play the original toolkit. */
  given: Set<string>;
}

/** Everything that the controllers may say, and a test has to bring them to say. */
export function documentedReasons(): string[] {
  return [
    ...Object.entries(documented).flatMap(([kind, [types, reasons]]) => [
      ...types.map(type => textOf(kind, type, type)),
      ...Object.entries(reasons).flatMap(([type, list]) =>
        list
          .filter(reason => !isOriginal(reason))
          .map(reason => textOf(kind, type, reason)),
      ),
      // A kind with one condition says at once what is the case.
      ...(types.length > 1 && !knownAtOnce.includes(kind)
        ? [`${kind}: ${initializing}`]
        : []),
      ...(kind.endsWith('Claim')
        ? progressConditions.map(type => `${kind} ${type}`)
        : []),
    ]),
    ...Object.entries(classClaimEventReasons).flatMap(([type, reasons]) =>
      reasons.map(reason => `${type} Event ${reason}`),
    ),
  ];
}

/** What they may find in a status, and never write. */
export function foundReasons(): string[] {
  return Object.entries(documented).flatMap(([kind, [, reasons]]) =>
    Object.entries(reasons).flatMap(([type, list]) =>
      list.filter(isOriginal).map(reason => textOf(kind, type, reason)),
    ),
  );
}

/** Reads it from audit logs. */
export function toldReasons(events: Iterable<AuditEvent>): Told {
  const told: Told = { written: new Set(), given: new Set() };
  for (const { user, requestObject, responseStatus } of events) {
    const wasTaken = (responseStatus?.code ?? 500) < 300;
    const by = user.username === controllersUser ? told.written : told.given;
    if (wasTaken && isStatement(requestObject)) {
      for (const text of textsOf(requestObject)) {
        by.add(text);
      }
    }
  }
  return told;
}

/** A status or an Event, as the API server was given it. */
interface Statement {
  kind: string;
  status?: { conditions?: Condition[] };
  type?: string;
  reason?: string;
}

function isStatement(value: unknown): value is Statement {
  return typeof Object(value).kind === 'string';
}

function textsOf({ kind, status, type, reason }: Statement): string[] {
  return kind === 'Event'
    ? [`${type} Event ${reason}`]
    : (status?.conditions ?? []).map(({ type: about, reason: why = '' }) => {
        if (progressConditions.some(one => one === about)) {
          // They repeat the reason of Ready.
          return `${kind} ${about}`;
        }
        return why === initializing
          ? `${kind}: ${initializing}`
          : textOf(kind, about, why);
      });
}

function textOf(kind: string, type: string, reason: string): string {
  return `${kind} ${type}: ${reason}`;
}

function isOriginal(reason: string): boolean {
  return originalReasons.some(one => one === reason);
}
