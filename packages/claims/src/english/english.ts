import { asSentence } from '../messages/asSentence';
import type { Message, NamedObject } from '../messages/Message';
import { sentences, type MessageCode } from '../messages/sentences';
import { objectPhrases } from './objectPhrases';

/** What is Kubernetes' own word stands without quotes. */
const plainValues: ReadonlySet<string> = new Set([
  'group',
  'kind',
  'reason',
  'version',
  'verb',
  'resource',
  'secrets',
  'status',
  'where',
]);

const placeholder = /\{\{(\w+)\}\}/g;

/** A message as an API delivers it: a later version may have codes that are not known here. @public */
export type DeliveredMessage = Omit<Message, 'code'> & { code: string };

/**
 * Words messages for people who read English: for conditions, kubectl, logs and tools. What somebody else said stands
 * behind what is said of it, as it is.
 *
 * @public
 */
export function english(messages: readonly DeliveredMessage[]): string {
  return messages.map(wordOne).filter(Boolean).join(' ');
}

function wordOne({ code, object, values, quote }: DeliveredMessage): string {
  const sentence: string = Object.hasOwn(sentences, code)
    ? sentences[code as MessageCode]
    : '';
  const filled = sentence.replace(placeholder, (_, name: string) =>
    name === 'object' && object ? nameOf(object) : quoted(name, values?.[name]),
  );
  const text = filled.charAt(0).toUpperCase() + filled.slice(1);
  return `${text} ${asSentence(quote)}`.trim();
}

/** A name that somebody gave something. */
function quoted(name: string, value = ''): string {
  return plainValues.has(name) ? value : `"${value}"`;
}

function nameOf({ kind, name, namespace }: NamedObject): string {
  const phrase =
    objectPhrases[
      `${name ? 'named' : 'own'}${namespace ? 'Elsewhere' : ''}` as const
    ];
  return phrase.replace(placeholder, (_, field: string) =>
    field === 'kind' ? kind : `"${{ name, namespace }[field] ?? ''}"`,
  );
}
