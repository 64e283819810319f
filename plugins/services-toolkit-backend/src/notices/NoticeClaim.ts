import { annotations, summarizeClaim } from '@services-toolkit/kubernetes-api';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';

/** What people are told about a claim. */
export type NoticeOccasion = 'ready' | 'failed' | 'released';

/** A claim as far as a notice about it goes; kept for when it is gone. */
export interface NoticeClaim {
  uid: string;
  cluster: string;
  namespace: string;
  name: string;
  /** Grows with each change of the claim (Kubernetes 1.35: "comparable resource versions"). */
  version: string;
  class?: string;
  entityRef?: string;
  requestedBy?: string;
}

/** The part of a claim that notices need, and what there is to tell of it now. */
export function noticeClaim(
  cluster: string,
  claim: ClassClaim,
): { claim: NoticeClaim; occasion?: NoticeOccasion; sentence: string } {
  const { metadata, spec } = claim;
  const { state, sentence } = summarizeClaim(claim);
  return {
    claim: {
      uid: metadata.uid ?? '',
      cluster,
      namespace: metadata.namespace ?? '',
      name: metadata.name ?? '',
      version: metadata.resourceVersion ?? '0',
      class: spec.classRef?.name,
      entityRef: metadata.annotations?.[annotations.entityRef],
      requestedBy: metadata.annotations?.[annotations.requestedBy],
    },
    ...((state === 'ready' || state === 'failed') && { occasion: state }),
    sentence,
  };
}
