import { coreApis, type TranslationApi } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { servicesToolkitTranslationRef } from '../translation';

/**
 * An app in a language of its own: what it makes of each text of this plugin is given, from the key and the English text.
 * Texts of others stay as they are.
 */
export function inLanguage(
  word: (key: string, english: string) => string,
): readonly [typeof coreApis.translation, TranslationApi] {
  const english = mockApis.translation();
  return [
    coreApis.translation,
    {
      getTranslation(ref) {
        const snapshot = english.getTranslation(ref);
        if (ref.id !== servicesToolkitTranslationRef.id || !snapshot.ready) {
          return snapshot;
        }
        const t = (key: string, ...rest: unknown[]) => {
          const text: unknown = (snapshot.t as (...args: unknown[]) => unknown)(
            key,
            ...rest,
          );
          return typeof text === 'string' ? word(key, text) : text;
        };
        return { ...snapshot, t: t as typeof snapshot.t };
      },
      translation$: ref => english.translation$(ref),
    },
  ];
}
