import type { ClaimMove } from '../summary/ClaimSummary';
import { type Condition, getCondition } from '@services-toolkit/kubernetes-api';
import { soundConditions } from '../diagnosis/soundConditions';
import type { CompositeResource } from './CompositeResource';
import { crossplaneTroubles } from './crossplaneTroubles';

/** How far an XR is, and whose move it is. @public */
export interface CompositeExplanation {
  /** `neverTells`: it was composed, and says nothing about whether it is ready. */
  state: 'ready' | 'creating' | 'failing' | 'neverTells' | 'deleting';
  /** One or two sentences without the last full stop, with the XR's own words where it has some. */
  sentence: string;
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
  const name = `${xr.kind} "${xr.metadata.name}"`;
  if (xr.metadata.deletionTimestamp !== undefined) {
    return {
      state: 'deleting',
      sentence: `${name} is being deleted`,
      move: 'wait',
      since: xr.metadata.deletionTimestamp,
    };
  }
  const conditions = soundConditions(xr);
  const ready = getCondition(conditions, 'Ready');
  const synced = getCondition(conditions, 'Synced');
  if (ready?.status === 'True') {
    return explain('ready', 'none', `${name} is ready`, ready);
  }
  if (synced?.status === 'False') {
    return explainTrouble(name, synced);
  }
  if (ready) {
    return explainUnready(name, ready);
  }
  if (synced?.status === 'True') {
    return explain(
      'neverTells',
      'operator',
      `${name} was composed, but has no condition Ready, so nothing tells when it can be used. The author of its composition has to make it say so`,
      synced,
    );
  }
  return {
    state: 'creating',
    sentence: `${name} was created, and Crossplane has not looked at it yet. If it stays so, Crossplane may not be running`,
    move: 'wait',
    ...(xr.metadata.creationTimestamp && {
      since: xr.metadata.creationTimestamp,
    }),
  };
}

function explainTrouble(name: string, synced: Condition): CompositeExplanation {
  const { reason, message = '' } = synced;
  if (reason === 'ReconcilePaused') {
    return explain(
      'failing',
      'operator',
      `${name} is paused by its annotation crossplane.io/paused. The service operator has to remove that`,
      synced,
    );
  }
  for (const { pattern, advice, move } of crossplaneTroubles) {
    const match = pattern.exec(message);
    if (match) {
      return explain(
        'failing',
        move,
        `${name} cannot be composed: ${trimmed(message)}. ${advice(match)}`,
        synced,
      );
    }
  }
  return explain(
    'failing',
    'operator',
    `${name} cannot be composed: ${
      trimmed(message) || reason || 'Crossplane does not say why'
    }. The service operator has to see to it; Crossplane tries again by itself`,
    synced,
  );
}

function explainUnready(name: string, ready: Condition): CompositeExplanation {
  const { status, reason, message = '' } = ready;
  const words = trimmed(message);
  // Any other reason is not Crossplane's own: whoever set it wants to be looked after.
  const isUnderWay = status === 'Unknown' || reason === 'Creating';
  return isUnderWay
    ? explain(
        'creating',
        'wait',
        `${name} is being made${words ? `: ${words}` : ''}`,
        ready,
      )
    : explain(
        'failing',
        'operator',
        `${name} is not ready: ${
          [reason, words].filter(one => one).join(': ') || 'it does not say why'
        }`,
        ready,
      );
}

function explain(
  state: CompositeExplanation['state'],
  move: ClaimMove,
  sentence: string,
  { lastTransitionTime }: Condition,
): CompositeExplanation {
  return {
    state,
    sentence,
    move,
    ...(lastTransitionTime && { since: lastTransitionTime }),
  };
}

function trimmed(message: string): string {
  return message.trim().replace(/\.$/, '');
}
