import { useMemo } from 'react';
import type {
  AccessReviewRequest,
  Offering,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { claimQuestions } from '../model/claimQuestions';
import { offeringKey } from '../model/offeringKey';
import type { Access } from './useAccess';
import { useAccess } from './useAccess';
import type { ClaimTargets, useClaimTargets } from './useClaimTargets';
import { useRefusalNames } from './useRefusalNames';

/** So many questions are asked for one offering at most. */
const MAX_QUESTIONS = 12;

const checking: Access = { state: 'checking' };
const unknown: Access = { state: 'unknown' };

/**
 * Whether one may claim offerings for any of the components at hand, by {@link offeringKey}. Only `denied` when all
 * were asked: where more components exist than can be asked for, nobody can tell.
 */
export function useOfferingAccess(
  offerings: readonly Offering[] | undefined,
  { value, loading }: ReturnType<typeof useClaimTargets>,
): Record<string, Access> {
  const byKey = useMemo(
    () => new Map(offerings?.map(one => [offeringKey(one), one])),
    [offerings],
  );
  const questions = useMemo(
    () =>
      value && byKey.size > 0
        ? Object.fromEntries(
            Array.from(byKey, ([key, offering]) => [
              key,
              questionsFor(offering, value),
            ]),
          )
        : undefined,
    [byKey, value],
  );
  const namesOf = useRefusalNames();
  const access = useAccess(questions, key => {
    const offering = byKey.get(key);
    return offering && namesOf(offering);
  });
  return useMemo(
    () =>
      Object.fromEntries(
        Array.from(byKey.keys(), key => {
          const known = access[key] ?? (loading ? checking : unknown);
          const all =
            value?.complete && (questions?.[key]?.length ?? 0) < MAX_QUESTIONS;
          return [key, known.state === 'denied' && !all ? unknown : known];
        }),
      ),
    [byKey, access, questions, value, loading],
  );
}

function questionsFor(
  offering: Offering,
  { targets }: ClaimTargets,
): AccessReviewRequest[] {
  const namespaces = new Set(targets.flatMap(target => target.namespaces));
  return claimQuestions(offering, [...namespaces]).slice(0, MAX_QUESTIONS);
}
