import { describeLack, promiseLacks } from '@services-toolkit/offerings';
import {
  guaranteesMet,
  type ClassClaim,
  type GuaranteesMetReason,
} from '@services-toolkit/kubernetes-api';
import {
  fails,
  holds,
  type Finding,
} from '../../../../runtime/statusConditions';
import { promisedBy } from '../../rules/promisedBy';
import type { Informers } from '../../kinds/followClaimKinds';

export type GuaranteesFinding = Finding<
  typeof guaranteesMet | GuaranteesMetReason
>;

/** Whether what a claim by need was promised still holds. Nothing is moved when it does not: its owner has to know. */
export function observeGuarantees(
  { offerings }: Pick<Informers, 'offerings'>,
  claim: ClassClaim,
): GuaranteesFinding | undefined {
  const name = promisedBy(claim);
  if (name === undefined) {
    return undefined;
  }
  const offering = offerings.get(name);
  if (!offering) {
    return {
      ...{ status: 'Unknown', reason: 'OfferingNotFound' },
      message: `There is no ClusterServiceOffering "${name}" any more, so nobody knows whether the service still has what was asked for`,
    };
  }
  const lacks = promiseLacks(
    claim.spec.classSelector ?? {},
    offering,
    claim.status?.classRef?.plan ?? '',
  );
  if (lacks.length === 0) {
    return holds(
      guaranteesMet,
      'The service has what was asked for, and guarantees it on this cluster',
    );
  }
  const broken = lacks.filter(({ met }) => met !== 'Unknown');
  const message = (broken.length > 0 ? broken : lacks)
    .map(describeLack)
    .join('; ');
  const finding = fails(
    broken.length > 0 ? 'GuaranteeNotMet' : 'GuaranteeUnknown',
    cut(message),
  );
  return broken.length > 0 ? finding : { ...finding, status: 'Unknown' };
}

/** What is quoted is what operators write. */
const longest = 1000;

function cut(text: string): string {
  return text.length <= longest
    ? text
    : `${[...text].slice(0, longest - 1).join('')}…`;
}
