import { useMemo } from 'react';
import { objectPhrases, sentences } from '@services-toolkit/claims';
import type {
  ClaimMessage,
  MissingRight,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from './useTexts';

/** The values of a message are those that its code has, which only the API knows. */
type AnyText = (key: string, values?: Record<string, string>) => string;

/** Words what the claim API tells as data, in the person's language. What it quotes is nobody's to translate. */
export function useMessages() {
  const t = useTexts() as unknown as AnyText;
  return useMemo(() => {
    const phraseOf = ({
      kind,
      name = '',
      namespace = '',
    }: NonNullable<ClaimMessage['object']>) => {
      const phrase: keyof typeof objectPhrases = `${name ? 'named' : 'own'}${
        namespace ? 'Elsewhere' : ''
      }`;
      return t(`object.${phrase}`, { kind, name, namespace });
    };
    /** Empty for a code that this version does not know; then the quote speaks. */
    const textOf = ({ code, object, values }: ClaimMessage): string =>
      Object.hasOwn(sentences, code)
        ? capital(
            t(`message.${code}`, {
              ...values,
              ...(object && { object: phraseOf(object) }),
            }),
          )
        : '';
    return {
      textOf,
      /** All of it as one text, for screen readers and the like. */
      plain: (messages: readonly ClaimMessage[]): string =>
        messages
          .flatMap(one => [textOf(one), one.quote])
          .filter(Boolean)
          .join(' '),
      right: ({ verb, resource, namespace }: MissingRight): string =>
        namespace
          ? t('right.inNamespace', { verb, resource, namespace })
          : t('right.anywhere', { verb, resource }),
    };
  }, [t]);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
