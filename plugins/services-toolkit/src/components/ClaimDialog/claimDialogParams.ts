/** The steps of claiming, in their order. */
export const claimSteps = ['service', 'where', 'settings', 'review'] as const;

/** For those who know the object they want, and need no service. */
const objectSteps = ['object', 'object-review'] as const;

/** For those who know what they need, whichever service has it. */
export const needSteps = ['need', 'need-where', 'need-review'] as const;

export type ObjectStep = (typeof objectSteps)[number];

export type NeedStep = (typeof needSteps)[number];

export type ClaimStep = (typeof claimSteps)[number] | ObjectStep | NeedStep;

export function isObjectStep(step: ClaimStep): step is ObjectStep {
  return objectSteps.some(one => one === step);
}

export function isNeedStep(step: ClaimStep): step is NeedStep {
  return needSteps.some(one => one === step);
}

/** What the address says of the dialog: a colleague who opens it sees the same step. */
export interface ClaimDialogState {
  step: ClaimStep;
  /** `<group>/<class>` of the offering, see offeringKey. */
  offering?: string;
  /** The catalog entity that the claim is made for; empty where a person has chosen none. */
  forEntity?: string;
}

const names = {
  step: 'claim',
  offering: 'claim-offering',
  forEntity: 'claim-for',
} as const;

export function readClaimDialog(
  params: URLSearchParams,
): ClaimDialogState | undefined {
  const step = [...claimSteps, ...objectSteps, ...needSteps].find(
    known => known === params.get(names.step),
  );
  if (!step) {
    return undefined;
  }
  const offering = params.get(names.offering) ?? undefined;
  return {
    // Without a service there is nothing to place or to review.
    step: offering || isObjectStep(step) || isNeedStep(step) ? step : 'service',
    offering,
    forEntity: params.get(names.forEntity) ?? undefined,
  };
}

/** Other parameters of the page below stay as they are. */
export function writeClaimDialog(
  params: URLSearchParams,
  state: ClaimDialogState | undefined,
): URLSearchParams {
  const next = new URLSearchParams(params);
  Object.values(names).forEach(name => next.delete(name));
  if (state) {
    next.set(names.step, state.step);
    if (state.offering) {
      next.set(names.offering, state.offering);
    }
    if (state.forEntity !== undefined) {
      next.set(names.forEntity, state.forEntity);
    }
  }
  return next;
}
