import { useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useClaimTemplates } from '../../hooks/useClaimTemplates';
import { useClusters } from '../../hooks/useClusters';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import { titleIn } from '../../model/clusterTitles';
import { ErrorNotice } from '../common/ErrorNotice';
import { DialogSkeleton } from './DialogSkeleton';
import { ObjectForm } from './ObjectForm';
import { ObjectInWords } from './ObjectInWords';
import { ReviewClaim } from './ReviewClaim';
import type { ClaimStep, ObjectStep } from './claimDialogParams';
import { useClaimProposal } from './useClaimDialog';
import { useNameTaken } from './useNameTaken';
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
  const names = useNameTaken({ ...request, kind: 'ResourceClaim' });
  const clusterTitle = titleIn(clusters, request.cluster);
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
      {step === 'object-review' && filled && complete && !names.taken ? (
        <ReviewClaim
          words={
            <ObjectInWords
              request={request}
              clusterTitle={clusterTitle}
              target={target}
            />
          }
          request={request}
          clusterTitle={clusterTitle}
          target={target}
          templates={templates}
          onNameTaken={() => {
            names.refuse();
            onStep('object');
          }}
          onBack={() => onStep('object')}
        />
      ) : (
        <ObjectForm
          clusters={clusters}
          target={target}
          draft={draft}
          nameTaken={names.taken}
          complete={complete && !names.taken}
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
