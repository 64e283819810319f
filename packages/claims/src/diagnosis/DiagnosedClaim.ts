import {
  isReady,
  type ClassClaim,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ClaimSummary } from '../summary/ClaimSummary';
import { findObstacle } from '../summary/findObstacle';
import { summarizeClaim } from '../summary/summarizeClaim';
import { blamedLinks } from './blamedLinks';
import type { Finding, LinkKind } from './Diagnosis';
import { sanitizeObject } from './sanitizeObject';

const links = new Map<string, LinkKind>(Object.entries(blamedLinks));

/** What a claim says of itself: the base of what is said of each of its links. */
export interface DiagnosedClaim {
  claim: ClassClaim | ResourceClaim;
  summary: ClaimSummary;
  ready: boolean;
  /** It has found its instance: it never looks for another. */
  settled: boolean;
  /** Nothing more is made or looked for, so its class and what is behind that do not matter any more. */
  independent: boolean;
  /** The link that the claim says holds it up, and what it says of that. */
  blamed?: { kind: LinkKind; finding: Finding };
}

export function readClaim(stored: ClassClaim | ResourceClaim): DiagnosedClaim {
  const claim = sanitizeObject(stored);
  const settled =
    claim.kind === 'ResourceClaim' || Boolean(claim.status?.resourceRef);
  const summary = summarizeClaim(claim);
  const blamed = readBlame(claim, summary);
  return {
    claim,
    summary,
    ready: isReady(claim),
    settled,
    independent:
      settled ||
      (claim.kind === 'ClassClaim' &&
        Boolean(claim.status?.provisionedResourceRef) &&
        blamed?.kind !== 'class'),
    ...(blamed && { blamed }),
  };
}

function readBlame(
  claim: ClassClaim | ResourceClaim,
  { state, messages, move }: ClaimSummary,
): DiagnosedClaim['blamed'] {
  const obstacle = isReady(claim) ? undefined : findObstacle(claim);
  if (!obstacle) {
    return undefined;
  }
  const { reason = '', lastTransitionTime } = obstacle.condition;
  return {
    kind: linkOf(claim, reason),
    finding: {
      state: state === 'failed' ? 'failed' : 'waiting',
      messages,
      move,
      ...(lastTransitionTime && { since: lastTransitionTime }),
    },
  };
}

function linkOf(
  { kind }: ClassClaim | ResourceClaim,
  reason: string,
): LinkKind {
  const link = links.get(reason) ?? 'claim';
  return kind === 'ResourceClaim' && link === 'resourceClaim' ? 'claim' : link;
}

/** What the claim says holds it up, if it says so of this link. */
export function blameOf(
  { blamed }: DiagnosedClaim,
  kind: LinkKind,
): Finding | undefined {
  return blamed?.kind === kind ? blamed.finding : undefined;
}
