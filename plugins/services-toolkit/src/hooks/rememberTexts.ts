import type { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import type { servicesToolkitTranslationRef } from '../translation';

/** Looks up a text of this plugin in the person's language. */
export type Texts = TranslationFunction<
  (typeof servicesToolkitTranslationRef)['T']
>;

/** More than the different texts of a page with very many rows. */
const mostKnown = 2_000;

/** For each language as the app has it. */
const remembered = new WeakMap<Texts, Texts>();

/**
 * The same texts. To put one together takes longer than to draw it, and most of the hundreds on a page with many cards are
 * the same again and again.
 */
export function rememberTexts(t: Texts): Texts {
  const known = remembered.get(t);
  if (known) {
    return known;
  }
  const texts = new Map<string, string>();
  // Called as any function is: the types of keys and values are those of the one that is wrapped.
  const lookUp = t as (key: string, values?: object) => string;
  const own = (key: string, values?: object): string => {
    const id = identityOf(key, values);
    const text = id === undefined ? undefined : texts.get(id);
    if (text !== undefined) {
      return text;
    }
    const found = lookUp(key, values);
    if (id !== undefined) {
      if (texts.size >= mostKnown) {
        texts.clear();
      }
      texts.set(id, found);
    }
    return found;
  };
  remembered.set(t, own as Texts);
  return own as Texts;
}

/** `undefined` where there are elements among the values: what is put together with these is one, too. */
function identityOf(key: string, values?: object): string | undefined {
  if (!values) {
    return key;
  }
  return Object.values(values).every(
    value => typeof value === 'string' || typeof value === 'number',
  )
    ? `${key} ${JSON.stringify(values)}`
    : undefined;
}
