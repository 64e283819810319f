import { useContext, useState } from 'react';
import type { ComponentProps } from 'react';
import type {
  NeedClaimRequest,
  Offering,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaimTemplates } from '../../hooks/useClaimTemplates';
import { usePlaceAccess } from '../../hooks/usePlaceAccess';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { clusterTitles, titleIn } from '../../model/clusterTitles';
import { isPlaceComplete } from '../../model/isPlaceComplete';
import type { ServiceEntry } from '../../model/ServicesEntry';
import { ChooseCluster } from './ChooseCluster';
import { ChooseNeed } from './ChooseNeed';
import { NeedSteps } from './ClaimSteps';
import { DialogSkeleton } from './DialogSkeleton';
import { NeedInWords } from './NeedInWords';
import { NeedSelection } from './NeedSelection';
import { ReviewClaim } from './ReviewClaim';
import { WhereForm } from './WhereForm';
import { needSteps } from './claimDialogParams';
import type { NeedStep } from './claimDialogParams';
import { claimDrafts } from './claimDrafts';
import { useClaimProposal } from './useClaimDialog';
import type { ClaimProposal } from './useClaimDialog';
import { DraftKey } from './useKeptDraft';
import { useNameTaken } from './useNameTaken';
import { useNeedDraft } from './useNeedDraft';
import { useTakenNames } from './useTakenNames';

/** A claim by what one needs, whichever service has it: it waits where none has it yet. */
export const ClaimNeed = (props: {
  step: NeedStep;
  entries: readonly ServiceEntry[];
  target?: ClaimTarget;
  onStep: (step: NeedStep) => void;
  onTarget: (entityRef: string | undefined) => void;
  /** A plan by its class, in place of what is needed. */
  onPlan: (offering: Offering, place: ClaimProposal) => void;
  onBack: () => void;
}) => {
  const { entries, target, onStep } = props;
  const draftKey = useContext(DraftKey);
  const { loading, taken } = useTakenNames(target?.entityRef);
  const drafted = useNeedDraft({
    ...{ entries, target, taken },
    proposal: useClaimProposal(),
  });
  const { draft, problem, clusters, nameTaken, change, request } = drafted;
  const templates = useClaimTemplates(target?.repoUrl);
  const others = useNameTaken(draft);
  const names = { clusters: clusterTitles(clusters) };
  const access = usePlaceAccess(
    { cluster: draft.cluster, namespace: draft.namespace },
    names,
  );
  const placed = isPlaceComplete(draft) && !nameTaken && !others.taken;
  const { step, goTo } = useReachable(
    props.step,
    furthest(problem === undefined, placed),
    onStep,
  );
  const byOthers = others.taken ? 'takenByOther' : undefined;
  const takePlan = (offering: Offering, cluster: string) => {
    claimDrafts.drop(draftKey);
    props.onPlan(offering, { cluster, namespace: draft.namespace });
  };
  return (
    <>
      <NeedSteps step={step} />
      {step === 'need' && (
        <ChooseNeed
          entries={entries}
          target={target}
          drafted={drafted}
          onNeed={need => change({ need })}
          onLabels={labels => change({ labels })}
          onTarget={props.onTarget}
          onPlan={takePlan}
          onBack={props.onBack}
          onNext={() =>
            placed && drafted.isPlaceObvious && access.state !== 'denied'
              ? goTo('need-review')
              : goTo('need-where')
          }
        />
      )}
      {step === 'need-where' && (
        <WhereForm
          target={target}
          draft={draft}
          names={names}
          nameProblem={nameTaken ? 'taken' : byOthers}
          proposable={templates.state === 'offered'}
          chooseCluster={
            <ChooseNeedCluster
              drafted={drafted}
              onChange={cluster => change({ cluster })}
            />
          }
          onTarget={props.onTarget}
          onChange={change}
          onBack={() => onStep('need')}
          onNext={() => goTo('need-review')}
        />
      )}
      {step === 'need-review' && loading && <DialogSkeleton />}
      {step === 'need-review' && !loading && (
        <ReviewNeed
          entries={entries}
          request={request}
          clusterTitle={titleIn(clusters, request.cluster)}
          target={target}
          templates={templates}
          onPlan={takePlan}
          onNameTaken={() => {
            others.refuse();
            onStep('need-where');
          }}
          onBack={() => onStep('need-where')}
        />
      )}
    </>
  );
};

/** Beside each cluster stands whether a claim would wait there. */
function ChooseNeedCluster(props: {
  drafted: ReturnType<typeof useNeedDraft>;
  onChange: (cluster: string) => void;
}) {
  const { draft, clusters, found } = props.drafted;
  const t = useTexts();
  const has = new Set(found.matches.map(({ cluster }) => cluster.name));
  return (
    <ChooseCluster
      clusters={clusters}
      value={draft.cluster}
      note={({ name }) => t(has.has(name) ? 'need.hasIt' : 'need.hasItNot')}
      onChange={props.onChange}
    />
  );
}

function ReviewNeed(
  props: Omit<ComponentProps<typeof ReviewClaim>, 'request' | 'words'> & {
    request: NeedClaimRequest;
    entries: readonly ServiceEntry[];
    onPlan: (offering: Offering, cluster: string) => void;
  },
) {
  const { entries, onPlan, ...review } = props;
  const { request, clusterTitle, target } = review;
  return (
    <ReviewClaim
      {...review}
      words={<NeedInWords {...{ request, entries, clusterTitle, target }} />}
      onTried={({ selection }) => (
        <NeedSelection
          selection={selection}
          entries={entries}
          cluster={request.cluster}
          onPlan={offering => onPlan(offering, request.cluster)}
        />
      )}
    />
  );
}

function furthest(needed: boolean, placed: boolean): NeedStep {
  if (!needed) {
    return 'need';
  }
  return placed ? 'need-review' : 'need-where';
}

/**
 * The address may ask for a step that what is known so far does not allow: values are not part of it. Where they come later,
 * the first letter of them leads nowhere; Next does.
 */
function useReachable(
  wanted: NeedStep,
  allowed: NeedStep,
  onStep: (step: NeedStep) => void,
) {
  const [reached, setReached] = useState(allowed);
  const limits = [wanted, allowed, reached];
  return {
    step: needSteps.find(one => limits.includes(one)) ?? wanted,
    goTo: (next: NeedStep) => {
      setReached(next);
      onStep(next);
    },
  };
}
