import type { ClaimWords } from './claimVerdicts';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';

/** What sentences about this claim are made of; the detail is the condition's, and empty here. */
export function claimWords(claim: ClassClaim | ResourceClaim): ClaimWords {
  const { name = '', namespace = '' } = claim.metadata;
  const isClassClaim = claim.kind === 'ClassClaim';
  const className = isClassClaim ? claim.spec.classRef?.name : undefined;
  const reference = isClassClaim
    ? claim.status?.resourceRef
    : claim.status?.claimedResourceRef ?? claim.spec.ref;
  const where =
    reference?.namespace && reference.namespace !== namespace
      ? ` in the namespace "${reference.namespace}"`
      : '';
  return {
    claim: className
      ? `The claim "${name}" on the class "${className}"`
      : `The claim "${name}"`,
    resource: reference
      ? `the ${reference.kind} "${reference.name}"${where}`
      : 'the instance that it found',
    namespace: `"${namespace}"`,
    detail: '',
  };
}
