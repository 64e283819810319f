import { useId } from 'react';
import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { usePlaceAccess } from '../../hooks/usePlaceAccess';
import type { RefusalNames } from '../../hooks/useRefusalText';
import { useTexts } from '../../hooks/useTexts';
import { claimNameProblem, namespaceProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import { DisabledReasonButton } from '../common/DisabledReasonButton';
import { ChooseTarget } from './ChooseTarget';
import { ClaimNameField } from './ClaimNameField';
import { ClosedPlace } from './ClosedPlace';
import { NamespaceField, namespaceHelpId } from './NamespaceField';
import { StepActions } from './StepActions';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    overflowWrap: 'anywhere',
  },
}));

/** Where a claim is to be, and how it is called. */
export interface ClaimPlace {
  cluster: string;
  namespace: string;
  name: string;
}

export interface WhereFormProps {
  target?: ClaimTarget;
  draft: ClaimPlace;
  /** Another claim has that name. */
  nameProblem: 'taken' | 'takenByOther' | undefined;
  /** Whether one who may not claim there may go on, to propose the claim. */
  proposable: boolean;
  onTarget: (entityRef: string | undefined) => void;
  onChange: (changes: Partial<ClaimPlace>) => void;
  onBack: () => void;
  onNext: () => void;
}

/** For what, where, and how the claim is called. */
export const WhereForm = (
  props: WhereFormProps & {
    /** What comes before, if anything. */
    before?: ReactNode;
    chooseCluster: ReactNode;
    /** The class that is claimed, where it is known. */
    class?: string;
    /** How things are called where one may not claim. */
    names: RefusalNames;
  },
) => {
  const { target, draft, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const access = usePlaceAccess(
    {
      cluster: draft.cluster,
      namespace: draft.namespace,
      class: props.class,
    },
    props.names,
  );
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
      {props.before}
      <ChooseTarget
        target={target}
        namespace={draft.namespace}
        onTarget={props.onTarget}
      />
      {props.chooseCluster}
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
