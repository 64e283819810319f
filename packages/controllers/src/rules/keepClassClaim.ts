import { annotations, type ClassClaim } from '@services-toolkit/kubernetes-api';
import { isSettled } from './isSettled';

/** What a cache keeps of a ClassClaim. */
export interface KeptClassClaim extends ClassClaim {
  /** Large things were left out: what is made for the claim is made from what the API server has. */
  isCut?: true;
}

/** Parameters are kilobytes, mostly; somebody who writes hundreds of claims of a megabyte must not fill the memory. */
const mostKeptBytes = 16 * 1024;

const ours: ReadonlySet<string> = new Set([
  annotations.requestedBy,
  annotations.requestedByGroups,
  annotations.xrdName,
  annotations.provisionTemplate,
  annotations.abandon,
]);

/** What is kept of a ClassClaim: no parameters once they have no effect any more, and nothing large before. */
export function keepClassClaim(claim: ClassClaim): KeptClassClaim {
  const { parameters, ...spec } = claim.spec;
  const { labels, annotations: notes = {} } = claim.metadata;
  const bytes = JSON.stringify([parameters, labels, notes]).length;
  if (bytes > mostKeptBytes) {
    const kept = Object.entries(notes).filter(([key]) => ours.has(key));
    const { labels: _, ...metadata } = claim.metadata;
    return {
      ...claim,
      metadata: { ...metadata, annotations: Object.fromEntries(kept) },
      spec,
      isCut: true,
    };
  }
  return isSettled(claim) ? { ...claim, spec } : claim;
}
