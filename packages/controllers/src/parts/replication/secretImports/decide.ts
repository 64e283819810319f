import {
  getCondition,
  type DownstreamClusterLink,
  type KubernetesObject,
  type SecretImport,
  type SecretImportConditionType,
  type SecretImportReason,
} from '@services-toolkit/kubernetes-api';
import {
  fails,
  holds,
  type Finding,
  type Findings,
} from '../../../runtime/statusConditions';
import { versionOf } from '../rules/Secret';

/** What there is of the Secret in the service cluster. */
export type Source =
  | { is: 'notReady' }
  | { is: 'unreachable'; message: string; mayNot: boolean }
  | { is: 'notExported' }
  /** Its metadata. */
  | { is: 'exported'; object: KubernetesObject };

/** What is known about a SecretImport. */
export interface SecretImportObservation {
  secretImport: SecretImport;
  link: DownstreamClusterLink | undefined;
  source: Source;
  /** Metadata of the Secrets here that are its own. */
  copies: readonly KubernetesObject[];
}

export type SecretImportFinding = Finding<
  SecretImportConditionType | SecretImportReason
>;

/** What has to be done for a SecretImport. */
export interface SecretImportDecision {
  step:
    | { kind: 'keep' }
    | { kind: 'copy' }
    | { kind: 'withdraw'; copies: readonly KubernetesObject[] };
  findings: Findings<SecretImportConditionType, SecretImportReason>;
}

/** Only what is known to be exported no more is taken away; whatever cannot be asked changes nothing. */
export function decideSecretImport(
  observation: SecretImportObservation,
): SecretImportDecision {
  const { secretImport, source, copies } = observation;
  const { name } = secretImport.spec.secretRef;
  const linkReady = linkFinding(observation);
  if (linkReady.status !== 'True') {
    return {
      step: { kind: 'keep' },
      findings: { LinkReady: linkReady, Ready: linkReady },
    };
  }
  // Under a name that it had before.
  const former = copies.filter(({ metadata }) => metadata.name !== name);
  if (source.is !== 'exported') {
    const notExported = notExportedFinding(observation);
    return {
      step:
        source.is === 'notExported' && copies.length > 0
          ? { kind: 'withdraw', copies }
          : { kind: 'keep' },
      findings: {
        LinkReady: linkReady,
        Exported: notExported,
        Ready: notExported,
      },
    };
  }
  const findings = {
    LinkReady: linkReady,
    Exported: holds(
      'Exported' as const,
      'The service cluster exports the Secret',
    ),
    Ready: holds('Ready' as const, 'The Secret here is as it is there'),
  };
  if (former.length > 0) {
    return { step: { kind: 'withdraw', copies: former }, findings };
  }
  return {
    step: { kind: isUpToDate(observation, source.object) ? 'keep' : 'copy' },
    findings,
  };
}

function isUpToDate(
  { secretImport: { status, spec }, copies }: SecretImportObservation,
  { metadata }: KubernetesObject,
): boolean {
  const present = copies.find(one => one.metadata.name === spec.secretRef.name);
  return (
    status?.copy !== undefined &&
    status.copy.resourceVersion === present?.metadata.resourceVersion &&
    status.copy.sourceVersion === versionOf(metadata)
  );
}

function linkFinding({
  secretImport: { spec },
  link,
  source,
}: SecretImportObservation): SecretImportFinding & {
  reason: SecretImportReason | 'LinkReady';
} {
  const { namespace, name } = spec.linkRef;
  if (!link) {
    return fails(
      'LinkNotFound',
      `There is no DownstreamClusterLink "${name}" in the namespace "${namespace}". Apply it, or correct spec.linkRef. What was imported is kept`,
    );
  }
  if (source.is === 'notReady') {
    const { message } =
      getCondition(link.status?.conditions, 'UpstreamReachable') ?? {};
    return fails(
      'LinkNotReady',
      `The DownstreamClusterLink "${name}" in the namespace "${namespace}" is not ready: ${
        message ?? 'it was not looked at yet'
      }`,
    );
  }
  return source.is === 'unreachable' && !source.mayNot
    ? fails(
        'UpstreamUnreachable',
        `What the service cluster exports cannot be read: ${source.message}. What was imported is kept; it is tried again every few seconds`,
      )
    : holds('LinkReady', 'The service cluster can be asked');
}

function notExportedFinding({
  secretImport: { metadata, spec },
  source,
}: SecretImportObservation): SecretImportFinding & {
  reason: SecretImportReason;
} {
  return fails(
    'NotExported',
    source.is === 'unreachable'
      ? `The service cluster lets nothing be read that is exported through the link: ${source.message}. Look whether it runs the part "replication". What was imported is kept`
      : `The service cluster does not export the Secret "${spec.secretRef.name}" of the namespace "${metadata.namespace}" to this cluster. Ask its operator for a SecretExport there`,
  );
}
