import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { claimNameProblem, namespaceProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import { DialogSkeleton } from './DialogSkeleton';
import { ReviewClaim } from './ReviewClaim';
import { WhereToClaim } from './WhereToClaim';
import type { ClaimStep } from './claimDialogParams';
import { useClaimDraft } from './useClaimDraft';
import { useTakenNames } from './useTakenNames';

/** The steps after a service was chosen; what was filled in stays while one goes back and forth. */
export const ClaimOffering = (props: {
  offering: Offering;
  step: ClaimStep;
  target?: ClaimTarget;
  onStep: (step: ClaimStep) => void;
  onTarget: (entityRef: string | undefined) => void;
}) => {
  const { offering, step, target, onStep } = props;
  const { loading, taken } = useTakenNames(target?.entityRef);
  const { draft, nameTaken, change, request } = useClaimDraft({
    offering,
    target,
    taken,
  });
  if (loading) {
    // Else the name that is proposed might change while it is looked at.
    return <DialogSkeleton />;
  }
  const complete =
    draft.cluster &&
    !namespaceProblem(draft.namespace) &&
    !claimNameProblem(draft.name) &&
    !nameTaken;
  return step === 'review' && complete ? (
    <ReviewClaim
      offering={offering}
      request={request}
      target={target}
      onBack={() => onStep('where')}
    />
  ) : (
    <WhereToClaim
      offering={offering}
      target={target}
      draft={draft}
      nameTaken={nameTaken}
      onTarget={props.onTarget}
      onChange={change}
      onBack={() => onStep('service')}
      onNext={() => onStep('review')}
    />
  );
};
