import { resolvedClassName } from '@services-toolkit/claims';
import type { AnyClaim } from './KnownClaim';

/** The class of which a claim holds an instance, if it does. */
export function heldClass(claim: AnyClaim): string | undefined {
  return claim.kind === 'ClassClaim' && claim.status?.resourceRef
    ? resolvedClassName(claim)
    : undefined;
}
