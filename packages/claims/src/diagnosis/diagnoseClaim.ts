import type { ClaimObservation } from './ClaimObservation';
import { readClaim, type DiagnosedClaim } from './DiagnosedClaim';
import type { Diagnosis, DiagnosisLink, LinkKind } from './Diagnosis';
import { claimLink } from './links/claimLink';
import { classLink, missingClassLink } from './links/classLink';
import { instanceLink } from './links/instanceLink';
import { projectionLinks } from './links/projectionLinks';
import { resourceClaimLink } from './links/resourceClaimLink';
import { resourceLinks } from './links/resourceLinks';
import { secretLink } from './links/secretLink';
import { poolLink, sourceLink } from './links/sourceLink';
import { workloadLinks } from './links/workloadLinks';

/** Which link counts first as the reason: an instance is not ready because a resource of it is not. */
const causes: readonly LinkKind[] = [
  'claim',
  'class',
  'source',
  'clusterLink',
  'groupImport',
  'namespaceImport',
  'resource',
  'instance',
  'resourceClaim',
  'secret',
];

/** At most so many resources of an instance become links. */
const mostResources = 50;

/**
 * Says of a claim, and of each thing that it hangs on, how it is, what is wrong and whose move it is. Never throws,
 * whatever others wrote into the objects, and holds no Secret's data.
 *
 * @public
 */
export function diagnoseClaim(observation: ClaimObservation): Diagnosis {
  const diagnosed = readClaim(observation.claim);
  const links = linksOf(diagnosed, observation);
  const { resources = [], omittedResources = 0 } = observation;
  return {
    ...sumUp(diagnosed, links),
    links,
    omittedResources:
      omittedResources + Math.max(0, resources.length - mostResources),
  };
}

function linksOf(
  diagnosed: DiagnosedClaim,
  observation: ClaimObservation,
): DiagnosisLink[] {
  const { instance, resources = [], resourceClaim, secret } = observation;
  const { class: instanceClass, source, projection } = observation;
  const { workloads = [] } = observation;
  const seenClass =
    instanceClass?.readResult.kind === 'found'
      ? instanceClass.readResult.value
      : undefined;
  return [
    claimLink(diagnosed, observation),
    ...(instanceClass
      ? [classLink(diagnosed, instanceClass)]
      : missingClassLink(diagnosed)),
    ...(source ? [sourceLink(diagnosed, source)] : []),
    ...(!source && seenClass?.spec?.pool ? [poolLink(seenClass)] : []),
    ...(projection ? projectionLinks(diagnosed, projection) : []),
    instanceLink(diagnosed, instance),
    ...resourceLinks(diagnosed, resources.slice(0, mostResources)),
    ...(diagnosed.claim.kind === 'ClassClaim'
      ? [resourceClaimLink(diagnosed, resourceClaim)]
      : []),
    secretLink(diagnosed, secret),
    ...workloadLinks(diagnosed, workloads),
  ];
}

/** What the claim says of itself, told by the link that is seen to hold it up. */
function sumUp(
  { claim, summary, ready, blamed }: DiagnosedClaim,
  links: readonly DiagnosisLink[],
): Omit<Diagnosis, 'links' | 'omittedResources'> {
  const { deletionTimestamp } = claim.metadata;
  if (deletionTimestamp) {
    const kept =
      summary.state === 'failed'
        ? links.find(({ kind }) => kind === blamed?.kind)
        : links[0];
    return { ...summary, since: deletionTimestamp, brokenLink: kept?.id };
  }
  if (ready) {
    const since = claim.status?.conditions?.find(
      ({ type }) => type === 'Ready',
    )?.lastTransitionTime;
    return { ...summary, ...(since && { since }) };
  }
  const inOrder = causes.flatMap(cause =>
    links.filter(({ kind }) => kind === cause),
  );
  const unseen = links.find(
    ({ kind, state }) =>
      kind === blamed?.kind && (state === 'hidden' || state === 'unknown'),
  );
  const failed = inOrder.find(({ state }) => state === 'failed');
  const broken =
    failed ??
    (unseen ? undefined : inOrder.find(({ state }) => state === 'waiting'));
  if (!broken) {
    const since = blamed?.finding.since;
    return {
      ...summary,
      ...(since && { since }),
      ...(unseen && { brokenLink: unseen.id }),
    };
  }
  const { messages, move, since, id } = broken;
  return {
    state: broken.state === 'failed' ? 'failed' : 'waiting',
    messages,
    move,
    ...(since && { since }),
    brokenLink: id,
  };
}
