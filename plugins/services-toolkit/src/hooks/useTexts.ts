import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import { servicesToolkitTranslationRef } from '../translation';

/** Looks up a text of this plugin in the person's language. */
export type Texts = TranslationFunction<
  (typeof servicesToolkitTranslationRef)['T']
>;

export function useTexts(): Texts {
  return useTranslationRef(servicesToolkitTranslationRef).t;
}
