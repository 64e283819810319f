import { message, namedObject, type NamedObject } from '../../messages/Message';
import { explainComposite } from '../../crossplane/explainComposite';
import { recordOf } from '../../crossplane/recordOf';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { buildEmptyLink, buildLink } from '../buildLink';
import type { Observed } from '../ClaimObservation';
import { blameOf, type DiagnosedClaim } from '../DiagnosedClaim';
import type { DiagnosisLink, Finding } from '../Diagnosis';
import { explainObject } from '../explainObject';
import { findUnseen } from '../findUnseen';
import { sanitizeObject } from '../sanitizeObject';

/** The finalizer that Crossplane sets on each composite resource (XR), and nobody else on anything. */
const xrFinalizer = 'composite.apiextensions.crossplane.io';

const stateOf = {
  ready: 'ok',
  creating: 'waiting',
  deleting: 'waiting',
  failing: 'failed',
  neverTells: 'failed',
} as const;

/** What the claim gets. `observed` is absent while none is known. */
export function instanceLink(
  diagnosed: DiagnosedClaim,
  observed: Observed | undefined,
): DiagnosisLink {
  if (observed) {
    return buildLink('instance', findInstance(diagnosed, observed), observed);
  }
  return buildEmptyLink(
    'instance',
    blameOf(diagnosed, 'instance') ?? {
      state: 'notReached',
      messages: [message('noInstanceYet')],
      move: 'none',
    },
  );
}

function findInstance(
  diagnosed: DiagnosedClaim,
  { ref, readResult }: Observed,
): Finding {
  const { namespace } = diagnosed.claim.metadata;
  const object = namedObject(ref, namespace);
  const blame = blameOf(diagnosed, 'instance');
  if (readResult.kind === 'absent') {
    return blame ?? findAbsent(diagnosed, object);
  }
  if (readResult.kind !== 'found') {
    return findUnseen({ object }, readResult, blame);
  }
  const own = explainInstance(readResult.value, namespace);
  // What is made for a claim has to be ready. What is picked need not, and what cannot be deleted may well be: there,
  // the claim knows better.
  const { claim } = diagnosed;
  const isBeingMade =
    claim.kind === 'ClassClaim' &&
    claim.status?.provisionedResourceRef !== undefined &&
    !claim.metadata.deletionTimestamp;
  return isBeingMade && own.state !== 'ok' ? own : blame ?? own;
}

function findAbsent({ settled }: DiagnosedClaim, object: NamedObject): Finding {
  return settled
    ? {
        state: 'failed',
        messages: [message('instanceLost', { object })],
        move: 'claimant',
      }
    : {
        state: 'waiting',
        messages: [message('instanceAwaited', { object })],
        move: 'wait',
      };
}

function explainInstance(
  stored: KubernetesObject,
  fromNamespace: string | undefined,
): Finding {
  const instance = sanitizeObject(stored);
  if (!isComposite(instance)) {
    return explainObject(instance, fromNamespace);
  }
  const { state, message: said, move, since } = explainComposite(instance);
  return {
    state: stateOf[state],
    messages: [said],
    move,
    ...(since && { since }),
  };
}

function isComposite(object: KubernetesObject & { spec?: unknown }): boolean {
  const { finalizers } = object.metadata;
  const spec = recordOf(object.spec);
  return (
    (Array.isArray(finalizers) && finalizers.includes(xrFinalizer)) ||
    recordOf(spec?.crossplane) !== undefined ||
    recordOf(spec?.compositionRef) !== undefined
  );
}
