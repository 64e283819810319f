import { Suspense, lazy, useState } from 'react';
import type { ComponentProps } from 'react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useAvailability } from '../../hooks/useAvailability';
import { useClaimTemplates } from '../../hooks/useClaimTemplates';
import { useOffering } from '../../hooks/useOffering';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { titleIn } from '../../model/clusterTitles';
import { isPlaceComplete } from '../../model/isPlaceComplete';
import type { EntryPlan } from '../../model/ServicesEntry';
import { ErrorNotice } from '../common/ErrorNotice';
import { ChoosePlan } from './ChoosePlan';
import { ClaimInWords } from './ClaimInWords';
import { ClaimSteps } from './ClaimSteps';
import { DialogSkeleton } from './DialogSkeleton';
import { ReviewClaim } from './ReviewClaim';
import { SettingsInWords } from './SettingsInWords';
import { useSettingsCheck } from './Settings/useSettingsCheck';
import { WhereToClaim } from './WhereToClaim';
import type { ClaimStep } from './claimDialogParams';
import { useClaimProposal } from './useClaimDialog';
import type { ClaimProposal } from './useClaimDialog';
import { useClaimDraft } from './useClaimDraft';
import type { ClaimDraft } from './useClaimDraft';
import { useNameTaken } from './useNameTaken';
import { useTakenNames } from './useTakenNames';

/** The schema form is large, and not every service has anything to set. */
const ChooseSettings = lazy(() =>
  import('./Settings/ChooseSettings').then(module => ({
    default: module.ChooseSettings,
  })),
);

interface ClaimOfferingProps {
  offering: Offering;
  /** Those of its service, where it is a plan of one. */
  plans?: readonly EntryPlan[];
  step: ClaimStep;
  target?: ClaimTarget;
  onStep: (step: ClaimStep) => void;
  onTarget: (entityRef: string | undefined) => void;
  onPlan: (offering: Offering, place: ClaimProposal) => void;
}

/** The steps after a service was chosen. */
export const ClaimOffering = (props: ClaimOfferingProps) => {
  const { offering, step, target } = props;
  const t = useTexts();
  const { loading, taken } = useTakenNames(target?.entityRef);
  // A list of offerings does not say what may be set.
  const detail = useOffering(offering.group, offering.class);
  if (detail.error && !detail.value) {
    return (
      <>
        <ClaimSteps step={step} />
        <ErrorNotice
          title={t('offering.error')}
          error={detail.error}
          onRetry={detail.retry}
        />
      </>
    );
  }
  if (loading || !detail.value) {
    // Else the name that is proposed might change while it is looked at.
    return (
      <>
        <ClaimSteps step={step} />
        <DialogSkeleton />
      </>
    );
  }
  return <Steps {...props} offering={detail.value} taken={taken} />;
};

/** What was filled in stays while one goes back and forth. */
function Steps(props: ClaimOfferingProps & { taken: ReadonlySet<string> }) {
  const { offering, target, taken, onStep } = props;
  const { draft, schema, nameTaken, change, request } = useClaimDraft({
    offering,
    target,
    taken,
    proposal: useClaimProposal(),
  });
  const templates = useClaimTemplates(target?.repoUrl);
  const check = useSettingsCheck(request, () => onStep('review'));
  const others = useNameTaken(draft);
  const placed = isPlaceComplete(draft) && !nameTaken && !others.taken;
  // Where the address asks for the review, the first letter of a namespace is not to lead there.
  const [decided, setDecided] = useState(placed);
  const step = reachable(props.step, {
    placed: placed && decided,
    settable: schema !== undefined,
    set: !schema || check.passed,
  });
  const byOthers = others.taken ? 'takenByOther' : undefined;
  const nameProblem = nameTaken ? 'taken' : byOthers;
  const beforeReview = schema ? 'settings' : 'where';
  return (
    <>
      <ClaimSteps step={step} withSettings={schema !== undefined} />
      {step === 'where' && (
        <WhereToClaim
          offering={offering}
          choosePlan={
            <ChoosePlan
              plans={props.plans}
              chosen={offering}
              onChoose={chosen => props.onPlan(chosen, placeOf(draft))}
            />
          }
          target={target}
          draft={draft}
          nameProblem={nameProblem}
          proposable={templates.state === 'offered'}
          onTarget={props.onTarget}
          onChange={change}
          onBack={() => onStep('service')}
          onNext={() => {
            setDecided(true);
            onStep(schema ? 'settings' : 'review');
          }}
        />
      )}
      {step === 'settings' && schema && (
        <Suspense fallback={<DialogSkeleton />}>
          <ChooseSettings
            schema={schema}
            settings={draft.settings}
            check={check}
            onChange={settings => change({ settings })}
            onBack={() => onStep('where')}
          />
        </Suspense>
      )}
      {step === 'review' && (
        <ReviewOffered
          offering={offering}
          words={
            <div>
              <ClaimInWords
                offering={offering}
                request={request}
                target={target}
              />
              {schema && request.parameters && (
                <SettingsInWords
                  schema={schema}
                  settings={request.parameters}
                />
              )}
            </div>
          }
          request={request}
          clusterTitle={titleIn(offering.clusters, request.cluster)}
          target={target}
          templates={templates}
          onNameTaken={() => {
            others.refuse();
            onStep('where');
          }}
          onBack={() => onStep(beforeReview)}
        />
      )}
    </>
  );
}

function placeOf({ cluster, namespace }: ClaimDraft): ClaimProposal {
  return { cluster, namespace };
}

/** Asked again while one looks at it: an instance may be given back, or taken. */
function ReviewOffered(
  props: { offering: Offering } & ComponentProps<typeof ReviewClaim>,
) {
  const { offering, ...review } = props;
  const availability = useAvailability(offering, review.request);
  return <ReviewClaim {...review} availability={availability} />;
}

/** The address may ask for a step that what is known so far does not allow: values are not part of it. */
function reachable(
  wanted: ClaimStep,
  done: { placed: boolean; settable: boolean; set: boolean },
): ClaimStep {
  if (!done.placed || wanted === 'where') {
    return 'where';
  }
  if (done.settable && (wanted === 'settings' || !done.set)) {
    return 'settings';
  }
  return 'review';
}
