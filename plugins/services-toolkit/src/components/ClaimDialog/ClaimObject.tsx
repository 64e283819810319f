import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useClaimTemplates } from '../../hooks/useClaimTemplates';
import { useClusters } from '../../hooks/useClusters';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { ErrorNotice } from '../common/ErrorNotice';
import { DialogSkeleton } from './DialogSkeleton';
import { ObjectForm } from './ObjectForm';
import { ObjectInWords } from './ObjectInWords';
import { ReviewClaim } from './ReviewClaim';
import type { ClaimStep, ObjectStep } from './claimDialogParams';
import { useClaimProposal } from './useClaimDialog';
import { useObjectDraft } from './useObjectDraft';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2) },
}));

/** For those who know which object they want: a Secret, or a Provisioned Service, by its name. */
export const ClaimObject = (props: {
  step: ObjectStep;
  target?: ClaimTarget;
  onStep: (step: ClaimStep) => void;
}) => {
  const { step, target, onStep } = props;
  const classes = useStyles();
  const t = useTexts();
  const { value, error, retry } = useClusters();
  const clusters = value ?? [];
  const templates = useClaimTemplates(target?.repoUrl);
  const [filled, setFilled] = useState(false);
  const { draft, complete, change, request } = useObjectDraft(
    clusters,
    target,
    useClaimProposal(),
  );
  if (!value) {
    return error ? (
      <ErrorNotice
        title={t('dialog.object.noClusters')}
        error={error}
        onRetry={retry}
      />
    ) : (
      <DialogSkeleton />
    );
  }
  // The address may ask for the review of what nobody has filled in: values are not part of it.
  return (
    <div className={classes.root}>
      {step === 'object-review' && filled && complete ? (
        <ReviewClaim
          words={<ObjectInWords request={request} target={target} />}
          request={request}
          target={target}
          templates={templates}
          onBack={() => onStep('object')}
        />
      ) : (
        <ObjectForm
          clusters={clusters}
          target={target}
          draft={draft}
          complete={complete}
          onChange={change}
          onBack={() => onStep('service')}
          onNext={() => {
            setFilled(true);
            onStep('object-review');
          }}
        />
      )}
    </div>
  );
};
