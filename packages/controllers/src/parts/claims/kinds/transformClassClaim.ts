import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { isSettled } from '../rules/isSettled';
import { cutMetadata, isLarge, type Kept } from './largeMetadata';

/** What is kept of a ClassClaim: no parameters once they have no effect any more, and nothing large before. */
export function transformClassClaim(claim: ClassClaim): Kept<ClassClaim> {
  const { parameters, ...spec } = claim.spec;
  if (isLarge(claim.metadata, parameters)) {
    return {
      ...claim,
      metadata: cutMetadata(claim.metadata),
      spec,
      isCut: true,
    };
  }
  return isSettled(claim) ? { ...claim, spec } : claim;
}
