import {
  english,
  explainComposite,
  findCredentials,
  type CompositeResource,
  type CompositeScope,
} from '@services-toolkit/claims';
import {
  type ClassClaim,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import type { Provisioning } from '../Provisioner';
import { belongsTo } from './belongsTo';

/** How far an XR that was found under the name of a claim's instance is; `credentials` are to be looked at next. */
export function judgeComposite(
  xr: CompositeResource,
  scope: CompositeScope,
  claim: ClassClaim,
): Provisioning | { kind: 'credentials'; ref: ObjectReference } {
  if (!belongsTo(xr, claim)) {
    return {
      kind: 'refused',
      message: `there is ${xr.kind} "${xr.metadata.name}" already, and it was not made for this claim. It is left alone: delete or rename it, or create the claim under another name`,
    };
  }
  const { state, message: said } = explainComposite(xr);
  const sentence = english([said]);
  switch (state) {
    case 'ready':
      break;
    case 'neverTells':
      return notReady('ResourceReadyUnsupported', sentence, true);
    case 'deleting':
      return notReady(
        'ResourceNotReady',
        `${sentence} Its claim is not: once it is gone, it is made again`,
        false,
      );
    case 'creating':
    case 'failing':
      return notReady('ResourceNotReady', sentence, state === 'failing');
    default:
      throw new TypeError(`Unknown state of an XR: ${String(state)}`);
  }
  const credentials = findCredentials(xr, scope);
  return credentials.kind === 'found'
    ? { kind: 'credentials', ref: credentials.ref }
    : notReady('ResourceNotReady', english([credentials.message]), true);
}

function notReady(
  reason: 'ResourceNotReady' | 'ResourceReadyUnsupported',
  message: string,
  isFailing: boolean,
): Provisioning {
  return { kind: 'notReady', reason, message, isFailing };
}
