import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { servicesToolkitTranslationRef } from '../translation';
import { rememberTexts, type Texts } from './rememberTexts';

export type { Texts };

export function useTexts(): Texts {
  return rememberTexts(useTranslationRef(servicesToolkitTranslationRef).t);
}
