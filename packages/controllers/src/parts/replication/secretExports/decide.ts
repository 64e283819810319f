import {
  type KubernetesObject,
  type SecretExport,
  type SecretExportConditionType,
  type SecretExportReason,
} from '@services-toolkit/kubernetes-api';
import {
  fails,
  holds,
  type Finding,
  type Findings,
} from '../../../runtime/statusConditions';
import { versionOf } from '../rules/Secret';

/** What is known about one link of a SecretExport. */
export interface LinkObservation {
  ref: { namespace: string; name: string };
  /** Undefined as long as the link has no namespace for its copies. */
  exportNamespace: string | undefined;
  isThere: boolean;
}

/** What is known about a SecretExport. */
export interface SecretExportObservation {
  secretExport: SecretExport;
  /** Metadata of the Secret. */
  secret: KubernetesObject | undefined;
  links: readonly LinkObservation[];
  /** Metadata of all copies that were made for it. */
  copies: readonly KubernetesObject[];
  /** What its copies are called. */
  copyName: string;
}

export type SecretExportFinding = Finding<
  SecretExportConditionType | SecretExportReason
>;

export type SecretExportFindings = Findings<
  SecretExportConditionType,
  SecretExportReason
>;

/** What has to be done for a SecretExport. */
export interface SecretExportDecision {
  /** Copies that have no reason to be any more. */
  withdrawn: readonly KubernetesObject[];
  /** The namespaces in which there has to be a copy. */
  wanted: readonly string[];
  /** Those of them in which it is not known to be what it has to be. */
  due: readonly string[];
  findings: SecretExportFindings;
}

export function decideSecretExport(
  observation: SecretExportObservation,
): SecretExportDecision {
  const { secretExport, secret, links, copies, copyName } = observation;
  if (secretExport.metadata.deletionTimestamp || !secret) {
    return {
      withdrawn: copies,
      wanted: [],
      due: [],
      findings: noSecret(observation),
    };
  }
  const wanted = links.flatMap(({ exportNamespace }) =>
    exportNamespace === undefined ? [] : [exportNamespace],
  );
  const isWanted = ({ metadata }: KubernetesObject) =>
    metadata.name === copyName && wanted.includes(metadata.namespace ?? '');
  return {
    withdrawn: copies.filter(copy => !isWanted(copy)),
    wanted,
    due: wanted.filter(namespace => !isUpToDate(observation, namespace)),
    findings: {
      SecretFound: holds('SecretFound', 'The Secret is there'),
      Ready: readiness(links),
    },
  };
}

function noSecret({
  secretExport: { metadata, spec },
}: SecretExportObservation): SecretExportFindings {
  const absent = fails(
    'SecretNotFound' as const,
    `There is no Secret "${spec.secretRef.name}" in the namespace "${metadata.namespace}". What links had of it is taken away`,
  );
  return { SecretFound: absent, Ready: absent };
}

/** As it was written, of the Secret as it is. */
function isUpToDate(
  { secretExport, secret, copies, copyName }: SecretExportObservation,
  namespace: string,
): boolean {
  const written = secretExport.status?.copies?.find(
    copy => copy.namespace === namespace && copy.name === copyName,
  );
  const present = copies.find(
    ({ metadata }) =>
      metadata.namespace === namespace && metadata.name === copyName,
  );
  return (
    written !== undefined &&
    secret !== undefined &&
    written.resourceVersion === present?.metadata.resourceVersion &&
    written.sourceVersion === versionOf(secret.metadata)
  );
}

function readiness(links: readonly LinkObservation[]): SecretExportFinding {
  const lost = links.find(({ isThere }) => !isThere);
  if (lost) {
    return fails(
      'LinkNotFound',
      `There is no UpstreamClusterLink "${lost.ref.name}" in the namespace "${lost.ref.namespace}" that is served. Apply it, or correct spec.links`,
    );
  }
  const waits = links.find(
    ({ exportNamespace }) => exportNamespace === undefined,
  );
  return waits
    ? fails(
        'LinkNotReady',
        `The UpstreamClusterLink "${waits.ref.name}" in the namespace "${waits.ref.namespace}" has no namespace for its copies yet`,
      )
    : holds('Ready', 'All links have the Secret as it is');
}
