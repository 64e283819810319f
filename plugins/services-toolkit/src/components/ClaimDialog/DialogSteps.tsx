import { Suspense, lazy } from 'react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClaimTarget } from '../../model/claimTarget';
import { offeringKey } from '../../model/offeringKey';
import type { ServicesEntry } from '../../model/ServicesEntry';
import { ChooseService, serviceOfClass } from './ChooseService';
import { ClaimObject } from './ClaimObject';
import { ClaimOffering } from './ClaimOffering';
import { DialogSkeleton } from './DialogSkeleton';
import {
  isNeedStep,
  isObjectStep,
  type ClaimDialogState,
} from './claimDialogParams';
import type { ClaimProposal } from './useClaimDialog';

/** Few go this way, and it brings the rules about versions along. */
const ClaimNeed = lazy(async () => ({
  default: (await import('./ClaimNeed')).ClaimNeed,
}));

/** The step that the address asks for. */
export const DialogSteps = (props: {
  state: ClaimDialogState;
  entries: readonly ServicesEntry[];
  /** The one that is to be claimed. */
  offering?: Offering;
  target?: ClaimTarget;
  show: (next: ClaimDialogState) => void;
  /** Begins with another plan, at the place that was chosen. */
  onPlan: (offering: Offering, place: ClaimProposal) => void;
}) => {
  const { state, entries, offering, target, show } = props;
  const { step, forEntity } = state;
  if (isObjectStep(step)) {
    return (
      <ClaimObject
        step={step}
        target={target}
        onStep={next => show({ step: next, forEntity })}
      />
    );
  }
  if (isNeedStep(step)) {
    return (
      <Suspense fallback={<DialogSkeleton />}>
        <ClaimNeed
          step={step}
          entries={entries.flatMap(entry =>
            entry.kind === 'service' ? entry : [],
          )}
          target={target}
          onStep={next => show({ step: next, forEntity })}
          // That it is for nothing is a choice, too.
          onTarget={chosen => show({ step, forEntity: chosen ?? '' })}
          onPlan={props.onPlan}
          onBack={() => show({ step: 'service', forEntity })}
        />
      </Suspense>
    );
  }
  if (step === 'service' || !offering) {
    return (
      <ChooseService
        entries={entries}
        missing={step === 'service' ? undefined : state.offering}
        onNeed={
          entries.some(({ kind }) => kind === 'service')
            ? () => show({ step: 'need', forEntity })
            : undefined
        }
        onObject={() => show({ step: 'object', forEntity })}
        onChoose={chosen =>
          show({ step: 'where', offering: offeringKey(chosen), forEntity })
        }
      />
    );
  }
  return (
    <ClaimOffering
      // What was said of one service is no proposal for another.
      key={offeringKey(offering)}
      offering={offering}
      step={step}
      plans={serviceOfClass(entries, state.offering)?.plans}
      target={target}
      onPlan={props.onPlan}
      onStep={next => show({ ...state, step: next })}
      onTarget={chosen =>
        show({
          step: 'where',
          offering: state.offering,
          // That it is for nothing is a choice, too.
          forEntity: chosen ?? '',
        })
      }
    />
  );
};
