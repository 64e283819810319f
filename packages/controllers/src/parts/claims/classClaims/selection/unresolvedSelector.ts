import { resolvedClassName } from '@services-toolkit/claims';
import type { ClassSelector } from '@services-toolkit/offerings';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';

/** What a claim asks for instead of naming a class, until it is resolved to one. */
export function unresolvedSelector(
  claim: ClassClaim,
): ClassSelector | undefined {
  return resolvedClassName(claim) === undefined
    ? claim.spec.classSelector
    : undefined;
}
