import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useClaimTargets } from '../../../hooks/useClaimTargets';
import { useDebounced } from '../../../hooks/useDebounced';
import { useTexts } from '../../../hooks/useTexts';
import { namespaceProblem } from '../../../model/claimName';
import { OfferingSection } from '../OfferingSection';
import { readableErrors } from '../../common/readableErrors';
import { InstanceList } from './InstanceList';

/** So long a person may be typing a namespace before the cluster is asked about it. */
const TYPING_MS = 400;

const useStyles = makeStyles(theme => ({
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    '& > *': { flex: '1 1 220px', maxWidth: 360 },
    ...readableErrors(theme),
  },
}));

/** The tab *Instances* of an offering: what a claim could get now, as far as one may ask. @public */
export const OfferingInstances = () => {
  const t = useTexts();
  return (
    <OfferingSection title={t('instances.title')}>
      {offering =>
        offering.kind === 'pool' ? (
          <Instances offering={offering} />
        ) : (
          <Typography>{t('instances.onDemand')}</Typography>
        )
      }
    </OfferingSection>
  );
};

function Instances(props: { offering: Offering }) {
  const { group, class: className, clusters } = props.offering;
  const classes = useStyles();
  const t = useTexts();
  const [params, setParams] = useAppSearchParams();
  const { value: own } = useClaimTargets();
  const cluster =
    clusters.find(({ name }) => name === params.get('cluster'))?.name ??
    clusters[0]?.name ??
    '';
  const namespace =
    params.get('namespace') ?? own?.targets[0]?.namespaces[0] ?? '';
  const problem = namespaceProblem(namespace);
  const asked = useDebounced(namespace, TYPING_MS);
  const set = (name: string, value: string) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <Typography>{t('instances.intro')}</Typography>
      <div className={classes.fields}>
        <TextField
          select
          variant="outlined"
          size="small"
          id="instances-cluster"
          label={t('dialog.cluster')}
          value={cluster}
          InputLabelProps={{
            id: 'instances-cluster-label',
            htmlFor: 'instances-cluster',
          }}
          SelectProps={{ labelId: 'instances-cluster-label' }}
          onChange={event => set('cluster', event.target.value)}
        >
          {clusters.map(({ name, title }) => (
            <MenuItem key={name} value={name}>
              {title ?? name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          variant="outlined"
          size="small"
          id="instances-namespace"
          label={t('instances.namespace')}
          value={namespace}
          error={problem === 'invalid'}
          helperText={problem && t(`dialog.namespaceProblem.${problem}`)}
          inputProps={{ spellCheck: false, autoCapitalize: 'none' }}
          onChange={event => set('namespace', event.target.value.trim())}
        />
      </div>
      {cluster && !namespaceProblem(asked) && (
        <InstanceList
          group={group}
          class={className}
          cluster={cluster}
          namespace={asked}
        />
      )}
    </>
  );
}
