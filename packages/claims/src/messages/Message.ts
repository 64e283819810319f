import type { ObjectReference } from '@services-toolkit/kubernetes-api';
import { isUid } from '../naming/isUid';
import type { MessageCode } from './sentences';

/**
 * An object that a message is about. Without a name it is the one that belongs to the claim: names that are UIDs tell people
 * nothing.
 *
 * @public
 */
export interface NamedObject {
  kind: string;
  name?: string;
  /** Absent where it is the reader's own, or there is none. */
  namespace?: string;
}

/**
 * What is to be said, as data: a code and what is filled in. Nothing is decided by how it is worded; `english` words it for
 * conditions, kubectl and tools, a portal by its translations.
 *
 * @public
 */
export interface Message {
  code: MessageCode;
  /** The object that stands for `{{object}}`. */
  object?: NamedObject;
  /** Names and numbers, by their placeholders. */
  values?: Readonly<Record<string, string>>;
  /** In the words of an API server, a controller or an operator, which nobody translates. */
  quote?: string;
}

/** How an object is named in a message to somebody who reads in a namespace. */
export function namedObject(
  {
    kind,
    name,
    namespace,
  }: Pick<ObjectReference, 'kind' | 'name' | 'namespace'>,
  fromNamespace?: string,
): NamedObject {
  return {
    kind,
    ...(name && !isUid(String(name)) && { name }),
    ...(namespace && namespace !== fromNamespace && { namespace }),
  };
}

/** A message that may quote; nothing is quoted where there are no words. */
export function message(
  code: MessageCode,
  rest: {
    object?: NamedObject;
    values?: Readonly<Record<string, string>>;
    quote?: string;
  } = {},
): Message {
  const { object, values, quote } = rest;
  const words = quote?.trim();
  return {
    code,
    ...(object && { object }),
    ...(values && { values }),
    ...(words && { quote: words }),
  };
}
