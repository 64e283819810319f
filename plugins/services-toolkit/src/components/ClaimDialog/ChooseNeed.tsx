import { useMemo, useState } from 'react';
import Button from '@material-ui/core/Button';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { makeStyles } from '@material-ui/core/styles';
import { isVersionRange } from '@services-toolkit/offerings';
import { apiVersionOf, resourceTypes } from '@services-toolkit/kubernetes-api';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stringify } from 'yaml';
import { useTexts } from '../../hooks/useTexts';
import { facetsOf } from '../../model/facetsOf';
import { matchNeed } from '../../model/matchNeed';
import type { Need, NeedMatch } from '../../model/matchNeed';
import type { ServiceEntry } from '../../model/ServicesEntry';
import { FacetChoice, FacetChoices } from '../ServicesPage/FacetChoice';
import { useAvailabilityText } from '../Service/useAvailabilityText';
import { CodeBlock } from '../common/CodeBlock';
import { StepActions } from './StepActions';
import { useLackText } from './useLackText';

/** More would be a list of services again. */
const MOST = 5;

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    marginTop: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  match: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    marginBottom: theme.spacing(1),
    gap: theme.spacing(1),
  },
}));

/** A claim by what one needs: which plan has it, or which come closest and what these lack. */
export const ChooseNeed = (props: {
  entries: readonly ServiceEntry[];
  onBack: () => void;
  onChoose: (offering: Offering, cluster: string) => void;
}) => {
  const { entries } = props;
  const classes = useStyles();
  const t = useTexts();
  const [need, setNeed] = useState<Need>({});
  const facets = useMemo(() => facetsOf(entries), [entries]);
  const change = (changes: Need) =>
    setNeed(known =>
      Object.fromEntries(
        Object.entries({ ...known, ...changes }).filter(
          ([, value]) => value !== undefined,
        ),
      ),
    );
  const badVersion =
    need.version !== undefined && !isVersionRange(need.version);
  const { matches, closest } = useMemo(
    () => matchNeed(entries, need),
    [entries, need],
  );
  return (
    <div className={classes.form}>
      <Typography>{t('need.intro')}</Typography>
      <FacetChoice
        id="need-type"
        label={t('services.filterType')}
        value={need.type}
        options={facets.types}
        always
        onChange={type => change({ type })}
      />
      <TextField
        id="need-version"
        variant="outlined"
        size="small"
        label={t('need.version')}
        value={need.version ?? ''}
        error={badVersion}
        helperText={t(badVersion ? 'need.badVersion' : 'need.versionHelp')}
        onChange={event => change({ version: event.target.value || undefined })}
      />
      <FacetChoices
        id="need-capabilities"
        label={t('services.filterCapability')}
        values={need.capabilities}
        options={facets.capabilities}
        onChange={capabilities => change({ capabilities })}
      />
      <FacetChoices
        id="need-guarantees"
        label={t('services.filterGuarantee')}
        values={need.guarantees}
        options={facets.guarantees}
        onChange={guarantees => change({ guarantees })}
      />
      <section aria-live="polite" aria-label={t('need.result')}>
        {matches.length > 0 ? (
          <Matches matches={matches} onChoose={props.onChoose} />
        ) : (
          <NoMatch closest={closest} />
        )}
      </section>
      {/* A cluster takes no claim that asks for nothing. */}
      {Object.keys(need).length > 0 && (
        <CodeBlock
          text={claimYaml(need)}
          what={t('need.yaml')}
          copyLabel={t('dialog.copyYaml')}
        />
      )}
      <StepActions onBack={props.onBack}>{null}</StepActions>
    </div>
  );
};

function Matches(props: {
  matches: readonly NeedMatch[];
  onChoose: (offering: Offering, cluster: string) => void;
}) {
  const { matches, onChoose } = props;
  const classes = useStyles();
  const t = useTexts();
  const planText = usePlanText();
  const availabilityText = useAvailabilityText();
  return (
    <>
      <Typography>{t('need.found', { count: matches.length })}</Typography>
      <List>
        {matches.slice(0, MOST).map(match => {
          const { plan, cluster } = match;
          const here = plan.places.find(
            place => place.cluster.name === cluster.name,
          );
          return (
            <li key={`${match.entry.key} ${plan.plan.name} ${cluster.name}`}>
              <ListItem component="div" className={classes.match}>
                <ListItemText
                  primary={planText(match)}
                  secondary={availabilityText(here?.plan.availability)}
                />
                <Button
                  size="small"
                  variant="contained"
                  color="primary"
                  aria-label={t('services.claimNamed', {
                    title: planText(match),
                  })}
                  onClick={() => onChoose(plan.offering, cluster.name)}
                >
                  {t('offering.claim')}
                </Button>
              </ListItem>
            </li>
          );
        })}
      </List>
    </>
  );
}

function NoMatch({ closest }: { closest: readonly NeedMatch[] }) {
  const t = useTexts();
  const planText = usePlanText();
  const lackText = useLackText();
  return (
    <Alert severity="warning">
      {t('need.none')}
      {closest.length > 0 && (
        <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
          {closest.map(match => (
            <li key={planText(match)}>
              {planText(match)}: {match.lacks.map(lackText).join('; ')}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

/** Which plan of which service where. */
function usePlanText() {
  const t = useTexts();
  return ({ entry, plan, cluster }: NeedMatch) =>
    t('need.plan', {
      service: entry.service.title,
      plan: plan.plan.title,
      cluster: cluster.title ?? cluster.name,
    });
}

/** What one would apply by hand: it waits until something has it all. */
function claimYaml(need: Need): string {
  return stringify({
    apiVersion: apiVersionOf(resourceTypes.classClaims),
    kind: 'ClassClaim',
    metadata: { name: 'my-service', namespace: 'my-namespace' },
    spec: { classSelector: need },
  });
}
