import CheckIcon from '@material-ui/icons/Check';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type { Service } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { guaranteesOf } from '../../model/statementsOf';
import type { GuaranteeStatement } from '../../model/statementsOf';
import { VisuallyHidden } from '../common/VisuallyHidden';
import { stateColors } from '../common/stateColors';
import { useFindingText } from './useFindingText';

/** More would make a card a page. */
const MOST = 4;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    minWidth: 0,
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.875rem',
  },
  item: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    gap: 4,
    overflowWrap: 'anywhere',
  },
  everywhere: stateColors(theme).good,
  partly: stateColors(theme).warning,
  icon: { fontSize: '1.1rem', flexShrink: 0, marginTop: 1 },
}));

/** What a service guarantees where the clusters keep it: nothing else is a promise. The tooltip tells of each cluster. */
export const KeptGuarantees = (props: {
  service: Pick<Service, 'clusters'>;
}) => {
  const classes = useStyles();
  const t = useTexts();
  const kept = guaranteesOf(props.service).filter(({ isKept }) => isKept);
  return kept.length === 0 ? null : (
    <ul className={classes.root} aria-label={t('service.guaranteesKept')}>
      {kept.slice(0, MOST).map(statement => (
        <KeptGuarantee key={statement.name} statement={statement} />
      ))}
      {kept.length > MOST && (
        <li>{t('service.more', { count: kept.length - MOST })}</li>
      )}
    </ul>
  );
};

function KeptGuarantee({ statement }: { statement: GuaranteeStatement }) {
  const classes = useStyles();
  const t = useTexts();
  const findingText = useFindingText();
  const { title, places, worst } = statement;
  const everywhere = worst === 'True';
  const kept = places.filter(
    ({ cluster, finding }) => !cluster.stale && finding.met === 'True',
  );
  const [{ finding } = { finding: undefined }] = kept;
  const about = [
    finding?.value,
    finding?.plans &&
      t('service.onlyPlans', { plans: planTitles(statement, finding.plans) }),
    !everywhere &&
      t('service.onlyOn', {
        clusters: kept
          .map(({ cluster }) => cluster.title ?? cluster.name)
          .join(', '),
      }),
  ].filter(Boolean);
  const words = places.map(place => findingText(place)).join(' ');
  return (
    <li>
      <Tooltip title={words}>
        <span className={classes.item}>
          <CheckIcon
            aria-hidden
            className={`${classes.icon} ${
              everywhere ? classes.everywhere : classes.partly
            }`}
          />
          <span>
            {title}
            {about.length > 0 && ` (${about.join(', ')})`}
          </span>
          <VisuallyHidden>. {words}</VisuallyHidden>
        </span>
      </Tooltip>
    </li>
  );
}

/** How the plans are called that a guarantee is about. */
export function planTitles(
  { places }: Pick<GuaranteeStatement, 'places'>,
  names: readonly string[],
): string {
  const plans = places.flatMap(({ cluster }) => cluster.plans);
  return names
    .map(name => plans.find(plan => plan.name === name)?.title ?? name)
    .join(', ');
}
