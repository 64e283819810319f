import type { ApiHolder } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import type { Texts } from '../../hooks/useTexts';
import { servicesToolkitTranslationRef } from '../../translation';

/** The texts outside of a component: components of the field have loaded them before it is validated. */
export function textsOf(apiHolder: ApiHolder): Texts {
  const texts = apiHolder
    .get(coreApis.translation)
    ?.getTranslation(servicesToolkitTranslationRef);
  if (!texts?.ready) {
    throw new Error('The texts of services-toolkit are not loaded yet');
  }
  return texts.t;
}
