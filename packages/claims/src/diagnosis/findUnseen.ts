import { message, type Message, type NamedObject } from '../messages/Message';
import type { MessageCode } from '../messages/sentences';
import type { ReadResult } from './ClaimObservation';
import type { Finding } from './Diagnosis';

/** What was looked for: an object, or those of a kind that use the credentials. */
export type LookedFor = { object: NamedObject } | { users: string };

/**
 * What is to be said of something that was not seen. Whether it is bad that an object does not exist is for the caller to
 * say.
 *
 * @param blame - what the claim itself says holds it up there, which the reader may know
 */
export function findUnseen(
  what: LookedFor,
  readResult: Exclude<ReadResult<unknown>, { kind: 'found' | 'absent' }>,
  blame?: Finding,
): Finding {
  const common = {
    move: blame?.move ?? ('none' as const),
    ...(blame?.since && { since: blame.since }),
  };
  const said = blame ? [message('claimSays'), ...blame.messages] : [];
  switch (readResult.kind) {
    case 'hidden': {
      const first = readResult.lackedBy
        ? about(what, 'hiddenFromPortal', 'hiddenKindFromPortal')
        : about(what, 'hiddenObject', 'hiddenKind');
      return { state: 'hidden', messages: [first, ...said], ...common };
    }
    case 'unread':
      return {
        state: 'hidden',
        messages: [about(what, 'secretsUnread', 'hiddenKind'), ...said],
        ...common,
      };
    case 'notServed':
      return {
        state: 'failed',
        messages: [about(what, 'kindNotServed', 'hiddenKind')],
        move: 'operator',
      };
    default:
      return {
        state: 'unknown',
        messages: [
          about(what, 'objectUnknown', 'kindUnknown'),
          readResult.why,
          ...said,
        ],
        ...common,
      };
  }
}

function about(
  what: LookedFor,
  object: MessageCode,
  users: MessageCode,
): Message {
  return 'object' in what
    ? message(object, { object: what.object })
    : message(users, { values: { kind: what.users } });
}
