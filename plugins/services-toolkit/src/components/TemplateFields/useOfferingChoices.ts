import { useDebounced } from '../../hooks/useDebounced';
import { useAccess } from '../../hooks/useAccess';
import { useOfferings } from '../../hooks/useOfferings';
import { useRefusalNames } from '../../hooks/useRefusalNames';
import { TYPING_MS } from '../../hooks/usePlaceAccess';
import { useTexts } from '../../hooks/useTexts';
import { claimQuestions } from '../../model/claimQuestions';
import { namespaceProblem } from '../../model/claimName';
import { claimPlace, offeringChoices } from '../../model/templateFields';
import { whyNotClaim } from '../common/useWhyNotClaim';
import type { ServiceOfferingPickerProps } from './serviceOfferingPickerSchema';

type Options = ServiceOfferingPickerProps['uiSchema']['ui:options'];

/** What a template lets one choose from, and why some of it is closed just now. */
export function useOfferingChoices(options: Options = {}, formData: unknown) {
  const t = useTexts();
  const { value, error, retry } = useOfferings();
  const place = claimPlace(options, formData);
  const namespace = useDebounced(place.namespace, TYPING_MS);
  const offerings = value && offeringChoices(value, options, place.cluster);
  const asked = namespace && !namespaceProblem(namespace) ? [namespace] : [];
  const namesOf = useRefusalNames();
  const access = useAccess(
    Object.fromEntries(
      (offerings ?? []).map(offering => [
        offering.class,
        claimQuestions(offering, asked),
      ]),
    ),
    name => {
      const offering = offerings?.find(one => one.class === name);
      return offering && namesOf(offering);
    },
  );
  const choices = offerings?.map(offering => ({
    offering,
    closed: whyNotClaim(
      t,
      offering,
      asked.length ? access[offering.class] : undefined,
    ),
  }));
  return {
    choices: options.claimableOnly
      ? choices?.filter(({ closed }) => closed === undefined)
      : choices,
    error,
    retry,
  };
}

export type OfferingChoice = NonNullable<
  ReturnType<typeof useOfferingChoices>['choices']
>[number];
