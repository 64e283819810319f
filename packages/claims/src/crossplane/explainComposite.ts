import { getCondition, type Condition } from '@services-toolkit/kubernetes-api';
import { sanitizeConditions } from '../diagnosis/sanitizeConditions';
import { message, namedObject, type Message } from '../messages/Message';
import type { ClaimMove } from '../summary/ClaimSummary';
import type { CompositeResource } from './CompositeResource';
import { crossplaneTroubles, valuesOf } from './crossplaneTroubles';

/** How far an XR is, and who has to act. @public */
export interface CompositeExplanation {
  /** `neverTells`: it was composed, and says nothing about whether it is ready. */
  state: 'ready' | 'creating' | 'failing' | 'neverTells' | 'deleting';
  /** What is the case, with the XR's own words where it has some. */
  message: Message;
  move: ClaimMove;
  /** When the condition that says so last changed, RFC 3339; absent where nothing says. */
  since?: string;
}

/**
 * Reads the conditions of an XR, of Crossplane 1 as of 2. `Ready` is absent until the first composition has run: why it has not
 * is in `Synced`. After it, Crossplane sets both in the same write, so `Synced: True` without `Ready` means that it will never tell.
 *
 * @public
 */
export function explainComposite(xr: CompositeResource): CompositeExplanation {
  const object = namedObject({
    kind: xr.kind,
    name: xr.metadata.name ?? '',
  });
  if (xr.metadata.deletionTimestamp !== undefined) {
    return {
      state: 'deleting',
      message: message('compositeDeleting', { object }),
      move: 'wait',
      since: xr.metadata.deletionTimestamp,
    };
  }
  const conditions = sanitizeConditions(xr);
  const ready = getCondition(conditions, 'Ready');
  const synced = getCondition(conditions, 'Synced');
  if (ready?.status === 'True') {
    return explain(
      'ready',
      'none',
      message('compositeReady', { object }),
      ready,
    );
  }
  if (synced?.status === 'False') {
    return explain('failing', 'operator', troubleOf(object, synced), synced);
  }
  if (ready) {
    return explainUnready(object, ready);
  }
  if (synced?.status === 'True') {
    return explain(
      'neverTells',
      'operator',
      message('compositeNeverTells', { object }),
      synced,
    );
  }
  return {
    state: 'creating',
    message: message('compositeNew', { object }),
    move: 'wait',
    ...(xr.metadata.creationTimestamp && {
      since: xr.metadata.creationTimestamp,
    }),
  };
}

type Named = ReturnType<typeof namedObject>;

function troubleOf(object: Named, synced: Condition): Message {
  const { reason, message: words = '' } = synced;
  if (reason === 'ReconcilePaused') {
    return message('compositePaused', { object });
  }
  for (const trouble of crossplaneTroubles) {
    const match = trouble.pattern.exec(words);
    if (match) {
      return message(trouble.code, {
        object,
        values: valuesOf(trouble, match),
        quote: words,
      });
    }
  }
  return message('compositeFails', { object, quote: words || reason });
}

function explainUnready(object: Named, ready: Condition): CompositeExplanation {
  const { status, reason, message: words } = ready;
  // Any other reason is not Crossplane's own: whoever set it wants to be looked after.
  const isUnderWay = status === 'Unknown' || reason === 'Creating';
  return isUnderWay
    ? explain(
        'creating',
        'wait',
        message('compositeMade', { object, quote: words }),
        ready,
      )
    : explain(
        'failing',
        'operator',
        message('compositeUnready', {
          object,
          quote: [reason, words].filter(Boolean).join(': '),
        }),
        ready,
      );
}

function explain(
  state: CompositeExplanation['state'],
  move: ClaimMove,
  said: Message,
  { lastTransitionTime }: Condition,
): CompositeExplanation {
  return {
    state,
    message: said,
    move,
    ...(lastTransitionTime && { since: lastTransitionTime }),
  };
}
