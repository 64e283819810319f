import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import type {
  CapabilityStatement,
  GuaranteeStatement,
} from '../../model/statementsOf';
import { StatusItem } from '../common/StatusItem';
import { planTitles } from './KeptGuarantees';
import { Source } from './Source';
import { useFindingText } from './useFindingText';

const useStyles = makeStyles({ root: { margin: 0, padding: 0 } });

/** What a service guarantees or can do, with the finding of each cluster and why it is not otherwise. */
export const Statements = (props: {
  label: string;
  /** What is said where it is true. */
  kind: 'guarantee' | 'capability';
  statements: readonly (GuaranteeStatement | CapabilityStatement)[];
}) => {
  const classes = useStyles();
  const t = useTexts();
  const findingText = useFindingText();
  return (
    <ul className={classes.root} aria-label={props.label}>
      {props.statements.map(statement => {
        const { name, title, worst, isKept, places } = statement;
        const finding = places[0]?.finding;
        const value = finding && 'value' in finding && finding.value;
        const plans = finding && 'plans' in finding && finding.plans;
        const from =
          finding && 'inheritedFrom' in finding && finding.inheritedFrom;
        return (
          <StatusItem
            key={name}
            status={isKept && worst !== 'True' ? 'Partly' : worst}
          >
            <Typography>
              <b>{title}</b>
              {value && ` (${value})`}
              {plans &&
                ` – ${t('service.onlyForPlans', {
                  plans: planTitles({ places }, plans),
                })}`}
            </Typography>
            {finding?.description && (
              <Typography variant="body2">{finding.description}</Typography>
            )}
            {places.map(place => (
              <Typography
                key={place.cluster.name}
                variant="body2"
                color="textSecondary"
              >
                {findingText(place, props.kind)}
              </Typography>
            ))}
            <Source from={from || undefined} />
          </StatusItem>
        );
      })}
    </ul>
  );
};
