import { makeStyles } from '@material-ui/core/styles';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useAccess } from '../../hooks/useAccess';
import { useDebounced } from '../../hooks/useDebounced';
import { useTexts } from '../../hooks/useTexts';
import { claimNameProblem, namespaceProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import { ReasonedButton } from '../common/ReasonedButton';
import { ChooseCluster } from './ChooseCluster';
import { ChooseTarget } from './ChooseTarget';
import { NamespaceField } from './NamespaceField';
import type { ClaimDraft } from './useClaimDraft';

/** So long a person may be typing a namespace before the cluster is asked about it. */
const TYPING_MS = 400;

const useStyles = makeStyles(theme => ({
  form: { display: 'flex', flexDirection: 'column', gap: theme.spacing(3) },
  actions: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
  },
}));

/** The second step: for what, where, and how the claim is called. */
export const WhereToClaim = (props: {
  offering: Offering;
  target?: ClaimTarget;
  draft: ClaimDraft;
  nameTaken: boolean;
  /** Whether the review comes next. */
  last: boolean;
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
  const access = usePlaceAccess(offering, draft);
  const nameProblem = props.nameTaken ? 'taken' : claimNameProblem(draft.name);
  const incomplete =
    !draft.cluster ||
    namespaceProblem(draft.namespace) !== undefined ||
    nameProblem !== undefined;
  const ready = !incomplete && access.state !== 'checking';
  const denied = !incomplete && access.state === 'denied';
  const closed = denied && !props.proposable;
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
      <ChooseTarget target={target} onTarget={props.onTarget} />
      <ChooseCluster
        clusters={offering.clusters}
        value={draft.cluster}
        onChange={cluster => onChange({ cluster })}
      />
      <NamespaceField
        target={target}
        value={draft.namespace}
        onChange={namespace => onChange({ namespace })}
      />
      <TextField
        variant="outlined"
        size="small"
        id="claim-name"
        label={t('dialog.name')}
        value={draft.name}
        error={nameProblem !== undefined}
        helperText={
          nameProblem
            ? t(`dialog.nameProblem.${nameProblem}`, {
                namespace: draft.namespace,
              })
            : t('dialog.nameHelp')
        }
        inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
        onChange={event => onChange({ name: event.target.value })}
      />
      {access.state === 'checking' && !incomplete && (
        <Typography variant="body2" color="textSecondary" role="status">
          {t('dialog.checkingAccess')}
        </Typography>
      )}
      {denied && props.proposable && (
        <Alert severity="info" aria-live="polite">
          {access.reason} {t('dialog.proposeInstead')}
        </Alert>
      )}
      <div className={classes.actions}>
        <Button onClick={props.onBack}>{t('common.back')}</Button>
        <ReasonedButton
          type="submit"
          variant="contained"
          color="primary"
          align="end"
          disabled={!ready}
          reason={closed ? access.reason : undefined}
        >
          {t(props.last ? 'dialog.next' : 'dialog.toSettings')}
        </ReasonedButton>
      </div>
    </form>
  );
};

/** Whether one may claim at the place that was chosen. */
function usePlaceAccess(offering: Offering, draft: ClaimDraft) {
  const namespace = useDebounced(draft.namespace, TYPING_MS);
  const { cluster } = draft;
  const askable = cluster && !namespaceProblem(namespace);
  const { place } = useAccess(
    askable
      ? {
          place: [
            { cluster, namespace, class: offering.class, verb: 'create' },
          ],
        }
      : {},
  );
  return place && namespace === draft.namespace
    ? place
    : ({ state: 'checking' } as const);
}
