import {
  type ClaimMove,
  resolvedClassName,
  summarizeClaim,
} from '@services-toolkit/claims';
import { annotations } from '@services-toolkit/kubernetes-api';
import { requesterOf } from '../rules/requesterOf';
import type { AnyClaim } from '@services-toolkit/backstage-plugin-services-toolkit-node';

/** What people are told about a claim. */
export type NotificationOccasion = 'ready' | 'failed' | 'released';

/** A claim as far as a notification about it goes; kept for when it is gone. */
export interface NotifiedClaim {
  uid: string;
  cluster: string;
  namespace: string;
  name: string;
  /** Grows with each change of the claim (Kubernetes 1.35: "comparable resource versions"). */
  version: string;
  class?: string;
  /** Of a ResourceClaim: the object that is wanted, e.g. `Secret db`. Any text, where it was stored long ago. */
  resource?: string;
  entityRef?: string;
  /** Of a ClassClaim: who made it. */
  requestedBy?: string;
}

/** The part of a claim that notifications need, and what there is to tell of it now. */
export function notifiedClaim(
  cluster: string,
  claim: AnyClaim,
): { claim: NotifiedClaim; occasion?: NotificationOccasion; move: ClaimMove } {
  const { metadata, spec } = claim;
  const { state, move } = summarizeClaim(claim);
  return {
    claim: {
      uid: metadata.uid ?? '',
      cluster,
      namespace: metadata.namespace ?? '',
      name: metadata.name ?? '',
      version: metadata.resourceVersion ?? '0',
      ...(claim.kind === 'ClassClaim' && { class: resolvedClassName(claim) }),
      ...('ref' in spec && { resource: `${spec.ref.kind} ${spec.ref.name}` }),
      entityRef: metadata.annotations?.[annotations.entityRef],
      requestedBy: requesterOf(claim),
    },
    ...((state === 'ready' || state === 'failed') && { occasion: state }),
    move,
  };
}
