import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import type { Cluster } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { usePlaceAccess } from '../../hooks/usePlaceAccess';
import { useTexts } from '../../hooks/useTexts';
import { claimNameProblem } from '../../model/claimName';
import type { ClaimTarget } from '../../model/claimTarget';
import { clusterTitles } from '../../model/clusterTitles';
import { ChooseCluster } from './ChooseCluster';
import { ClaimNameField } from './ClaimNameField';
import { ClosedPlace } from './ClosedPlace';
import { NamespaceField } from './NamespaceField';
import { StepActions } from './StepActions';
import type { ObjectDraft } from './useObjectDraft';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    overflowWrap: 'anywhere',
  },
}));

const fields = ['apiVersion', 'kind', 'name', 'namespace'] as const;

/** Which object it is, and where the claim on it is to be. */
export const ObjectForm = (props: {
  clusters: readonly Cluster[];
  target?: ClaimTarget;
  draft: ObjectDraft;
  nameTaken: boolean;
  complete: boolean;
  onChange: (changes: Partial<ObjectDraft>) => void;
  onBack: () => void;
  onNext: () => void;
}) => {
  const { clusters, target, draft, complete, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const access = usePlaceAccess(
    {
      cluster: draft.cluster,
      namespace: draft.claimNamespace,
      kind: 'ResourceClaim',
    },
    { clusters: clusterTitles(clusters) },
  );
  const elsewhere = draft.namespace && draft.namespace !== draft.claimNamespace;
  return (
    <form
      className={classes.root}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (complete) {
          props.onNext();
        }
      }}
    >
      <Typography>{t('dialog.object.intro')}</Typography>
      <ChooseCluster
        clusters={clusters.map(({ name, title, reachable }) => ({
          name,
          title,
          ready: 'Unknown',
          stale: !reachable,
        }))}
        value={draft.cluster}
        onChange={cluster => onChange({ cluster })}
      />
      {fields.map(field => (
        <TextField
          key={field}
          variant="outlined"
          size="small"
          id={`claim-object-${field}`}
          label={t(`dialog.object.${field}`)}
          helperText={t(`dialog.object.${field}Help`)}
          value={draft[field]}
          inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
          onChange={event => onChange({ [field]: event.target.value.trim() })}
        />
      ))}
      <NamespaceField
        target={target}
        value={draft.claimNamespace}
        notFound={access.state === 'denied' ? access.noNamespace : undefined}
        onChange={claimNamespace => onChange({ claimNamespace })}
      />
      <ClaimNameField
        name={draft.claimName}
        namespace={draft.claimNamespace}
        problem={
          props.nameTaken ? 'takenByOther' : emptyIsIncomplete(draft.claimName)
        }
        onChange={claimName => onChange({ claimName: claimName.trim() })}
      />
      {elsewhere && <Alert severity="info">{t('dialog.object.policy')}</Alert>}
      {access.state === 'denied' && (
        <ClosedPlace
          access={access}
          target={target}
          namespace={draft.claimNamespace}
          instead={t('dialog.object.copyInstead')}
        />
      )}
      {!complete && !props.nameTaken && (
        <Typography color="textSecondary">
          {t('dialog.object.incomplete')}
        </Typography>
      )}
      <StepActions onBack={props.onBack}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={!complete}
        >
          {t('dialog.next')}
        </Button>
      </StepActions>
    </form>
  );
};

function emptyIsIncomplete(name: string) {
  return name ? claimNameProblem(name) : undefined;
}
