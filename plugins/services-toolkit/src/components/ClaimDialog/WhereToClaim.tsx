import { useId } from 'react';
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useDebounced } from '../../hooks/useDebounced';
import { useFreeInstances } from '../../hooks/useFreeInstances';
import { TYPING_MS, usePlaceAccess } from '../../hooks/usePlaceAccess';
import { useRefusalNames } from '../../hooks/useRefusalNames';
import { useTexts } from '../../hooks/useTexts';
import { claimNameProblem, namespaceProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import { withFreeInstances } from '../../model/freeInstances';
import { offeringKey } from '../../model/offeringKey';
import { DisabledReasonButton } from '../common/DisabledReasonButton';
import { ChooseCluster } from './ChooseCluster';
import { ChooseTarget } from './ChooseTarget';
import { ClaimNameField } from './ClaimNameField';
import { ClosedPlace } from './ClosedPlace';
import { NamespaceField, namespaceHelpId } from './NamespaceField';
import { StepActions } from './StepActions';
import type { ClaimDraft } from './useClaimDraft';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    overflowWrap: 'anywhere',
  },
}));

/** The second step: for what, where, and how the claim is called. */
export const WhereToClaim = (props: {
  offering: Offering;
  /** The choice of a plan, where there are several. */
  choosePlan?: ReactNode;
  target?: ClaimTarget;
  draft: ClaimDraft;
  /** Another claim has that name. */
  nameProblem: 'taken' | 'takenByOther' | undefined;
  /** Whether one who may not claim there may go on, to propose the claim. */
  proposable: boolean;
  onTarget: (entityRef: string | undefined) => void;
  onChange: (changes: Partial<ClaimDraft>) => void;
  onBack: () => void;
  onNext: () => void;
}) => {
  const { offering, target, draft, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const access = usePlaceAccess(
    {
      cluster: draft.cluster,
      namespace: draft.namespace,
      class: offering.class,
    },
    useRefusalNames()(offering),
  );
  const counted = useCounted(offering, draft.namespace);
  const nameProblem = props.nameProblem ?? claimNameProblem(draft.name);
  const incomplete =
    !draft.cluster || namespaceProblem(draft.namespace) || nameProblem;
  const ready = !incomplete && access.state !== 'checking';
  const reasonId = useId();
  const denied = !incomplete && access.state === 'denied';
  const closed = denied && !props.proposable;
  const noNamespace = denied ? access.noNamespace : undefined;
  const reasonIds = [
    ...(noNamespace ? [namespaceHelpId] : []),
    ...(denied && access.otherReason ? [reasonId] : []),
  ];
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (ready && !closed) {
          props.onNext();
        }
      }}
    >
      {props.choosePlan}
      <ChooseTarget
        target={target}
        namespace={draft.namespace}
        onTarget={props.onTarget}
      />
      <ChooseCluster
        clusters={counted.clusters}
        value={draft.cluster}
        onChange={cluster => onChange({ cluster })}
      />
      <NamespaceField
        target={target}
        value={draft.namespace}
        notFound={noNamespace}
        onChange={namespace => onChange({ namespace })}
      />
      <ClaimNameField
        name={draft.name}
        namespace={draft.namespace}
        problem={nameProblem}
        onChange={name => onChange({ name })}
      />
      {access.state === 'checking' && !incomplete && (
        <Typography variant="body2" color="textSecondary" role="status">
          {t('dialog.checkingAccess')}
        </Typography>
      )}
      {denied && (
        <ClosedPlace
          id={reasonId}
          access={access}
          target={target}
          namespace={draft.namespace}
          instead={props.proposable ? t('dialog.proposeInstead') : undefined}
        />
      )}
      <StepActions onBack={props.onBack}>
        <DisabledReasonButton
          type="submit"
          variant="contained"
          color="primary"
          align="end"
          disabled={!ready}
          reason={closed ? access.reason ?? '' : undefined}
          reasonId={reasonIds.join(' ')}
        >
          {t('dialog.next')}
        </DisabledReasonButton>
      </StepActions>
    </form>
  );
};

/** With how many instances are free for a namespace. */
function useCounted(offering: Offering, typed: string) {
  const namespace = useDebounced(typed, TYPING_MS);
  const free = useFreeInstances([offering], {
    namespaces: namespaceProblem(namespace) ? [] : [namespace],
    complete: true,
  });
  return withFreeInstances(offering, free[offeringKey(offering)]);
}
