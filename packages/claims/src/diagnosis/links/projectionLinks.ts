import {
  apiVersionOf,
  getCondition,
  projectionResourceTypes,
  type ClusterAPIGroupImportReason,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import { message, namedObject } from '../../messages/Message';
import type { MessageCode } from '../../messages/sentences';
import { isElsewhere } from '../../projection/findProjectedGroup';
import type { ObservedProjection } from '../../projection/ObservedProjection';
import type { ProjectedGroup } from '../../projection/ProjectedGroup';
import { buildEmptyLink } from '../buildLink';
import type { DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding, LinkKind } from '../Diagnosis';
import { sanitizeConditions } from '../sanitizeConditions';

/**
 * How the instance's kind comes from another cluster: through a link, by an import of its API group, in a namespace that is
 * open for it. Of these objects no more is shown than what is said here: their statuses hold addresses.
 */
export function projectionLinks(
  diagnosed: DiagnosedClaim,
  { group, projected, namespace }: ObservedProjection,
): DiagnosisLink[] {
  const { namespace: ownNamespace } = diagnosed.claim.metadata;
  if (!projected) {
    const values = { group, namespace: namespace?.name ?? ownNamespace ?? '' };
    return [
      buildEmptyLink(
        'groupImport',
        failed([message('groupNotImported', { values })]),
      ),
    ];
  }
  return isElsewhere(projected)
    ? [
        clusterLink(projected),
        groupImportLink(group, projected),
        ...(namespace ? [namespaceLink(group, namespace)] : []),
      ]
    : [ignoredImportLink(group, projected)];
}

function clusterLink({ groupImport, link }: ProjectedGroup): DiagnosisLink {
  const { linkRef } = groupImport.spec;
  const ref = refTo('downstreamClusterLinks', linkRef);
  const object = namedObject({ kind: ref.kind, name: ref.name });
  if (!link) {
    return linkOf(
      'clusterLink',
      ref,
      failed([message('linkMissing', { object })]),
    );
  }
  const values = { upstream: link.spec.upstream.name };
  const conditions = sanitizeConditions(link);
  const reachable = getCondition(conditions, 'UpstreamReachable');
  const ready = getCondition(conditions, 'Ready');
  const say = (code: MessageCode, reason?: string) => [
    message(code, { object, values: { ...values, ...(reason && { reason }) } }),
  ];
  if (reachable?.status === 'False') {
    const { reason, lastTransitionTime: since } = reachable;
    return linkOf(
      'clusterLink',
      ref,
      failed(say('linkUnreachable', reason), since),
    );
  }
  if (ready?.status === 'False') {
    const { reason, lastTransitionTime: since } = ready;
    return linkOf('clusterLink', ref, failed(say('linkBroken', reason), since));
  }
  return linkOf(
    'clusterLink',
    ref,
    reachable?.status === 'True'
      ? fine(say('linkFine'), reachable.lastTransitionTime)
      : { state: 'waiting', messages: say('linkNew'), move: 'wait' },
  );
}

/** What is said of an import that is not ready, by the reason that it gives. */
const importSentences = {
  GroupInstalled: 'importConflict',
  GroupServedByOther: 'importConflict',
  VersionsNotServed: 'importNotServed',
} as const satisfies Partial<Record<ClusterAPIGroupImportReason, MessageCode>>;

function groupImportLink(
  group: string,
  { groupImport, link }: ProjectedGroup,
): DiagnosisLink {
  const { name = '' } = groupImport.metadata;
  const ref = refTo('clusterAPIGroupImports', { name });
  const object = namedObject(ref);
  const ready = getCondition(sanitizeConditions(groupImport), 'Ready');
  const { reason = '', lastTransitionTime: since } = ready ?? {};
  const values = {
    group,
    upstream: link?.spec.upstream.name ?? '',
    ...(reason && { reason }),
  };
  const say = (code: MessageCode) => [message(code, { object, values })];
  if (!ready || ready.status === 'Unknown') {
    return linkOf('groupImport', ref, {
      state: 'waiting',
      messages: say('importNew'),
      move: 'wait',
    });
  }
  const sentence = Object.hasOwn(importSentences, reason)
    ? importSentences[reason as keyof typeof importSentences]
    : 'importBroken';
  return linkOf(
    'groupImport',
    ref,
    ready.status === 'True'
      ? fine(say('importFine'), since)
      : failed(say(sentence), since),
  );
}

/** The group is this cluster's own: that somebody wants to import it holds nothing up. */
function ignoredImportLink(
  group: string,
  { groupImport }: ProjectedGroup,
): DiagnosisLink {
  const { name = '' } = groupImport.metadata;
  const ref = refTo('clusterAPIGroupImports', { name });
  const { reason = '', lastTransitionTime } =
    getCondition(sanitizeConditions(groupImport), 'NoConflict') ?? {};
  const values = { group, reason };
  return linkOf(
    'groupImport',
    ref,
    fine(
      [message('importIgnored', { object: namedObject(ref), values })],
      lastTransitionTime,
    ),
  );
}

function namespaceLink(
  group: string,
  { name: namespace, imports }: NonNullable<ObservedProjection['namespace']>,
): DiagnosisLink {
  const values = { group, namespace };
  const [first] = imports;
  if (!first) {
    return buildEmptyLink(
      'namespaceImport',
      failed([message('namespaceClosed', { values })]),
    );
  }
  const { name = '', creationTimestamp } = first.metadata;
  return linkOf(
    'namespaceImport',
    refTo('apiResourceImports', { namespace, name }),
    fine([message('namespaceOpen', { values })], creationTimestamp),
  );
}

function refTo(
  resource: keyof typeof projectionResourceTypes,
  { namespace, name }: { namespace?: string; name: string },
): ObjectReference {
  const type = projectionResourceTypes[resource];
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    name,
    ...(namespace && { namespace }),
  };
}

function linkOf(
  kind: LinkKind,
  object: ObjectReference,
  finding: Finding,
): DiagnosisLink {
  return { ...buildEmptyLink(kind, finding), object };
}

function fine(messages: Finding['messages'], since?: string): Finding {
  return { state: 'ok', messages, move: 'none', ...(since && { since }) };
}

function failed(messages: Finding['messages'], since?: string): Finding {
  return {
    state: 'failed',
    messages,
    move: 'operator',
    ...(since && { since }),
  };
}
