import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ClaimTarget } from '../../model/claimTarget';
import { offeringKey } from '../../model/offeringKey';
import { ChooseService } from './ChooseService';
import { ClaimObject } from './ClaimObject';
import { ClaimOffering } from './ClaimOffering';
import { isObjectStep, type ClaimDialogState } from './claimDialogParams';

/** The step that the address asks for. */
export const DialogSteps = (props: {
  state: ClaimDialogState;
  offerings: readonly Offering[];
  /** The one that is to be claimed. */
  offering?: Offering;
  target?: ClaimTarget;
  show: (next: ClaimDialogState) => void;
}) => {
  const { state, offering, target, show } = props;
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
  if (step === 'service' || !offering) {
    return (
      <ChooseService
        offerings={props.offerings}
        missing={step === 'service' ? undefined : state.offering}
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
      target={target}
      onStep={next => show({ ...state, step: next })}
      onTarget={chosen =>
        show({ step: 'where', offering: state.offering, forEntity: chosen })
      }
    />
  );
};
