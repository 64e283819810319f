import type {
  ClassClaim,
  ClassClaimReason,
  ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';

/** Why a claim may not get an instance yet. */
export interface Refusal {
  reason: ClassClaimReason;
  message: string;
}

/**
 * What a claim has to pass before an instance is chosen or made for it, such as an authorisation. Once it has begun to get
 * one, it is asked no more.
 */
export interface Gate {
  readonly name: string;
  /** Undefined where the claim may pass. It throws what passes without anybody's help, and then the claim is looked at again. */
  refusalOf(
    claim: ClassClaim,
    instanceClass: ClusterInstanceClass,
  ): Promise<Refusal | undefined>;
}

/** What the first gate says that is closed. */
export async function firstRefusal(
  gates: readonly Gate[],
  claim: ClassClaim,
  instanceClass: ClusterInstanceClass,
): Promise<Refusal | undefined> {
  for (const gate of gates) {
    const refusal = await gate.refusalOf(claim, instanceClass);
    if (refusal) {
      return refusal;
    }
  }
  return undefined;
}
