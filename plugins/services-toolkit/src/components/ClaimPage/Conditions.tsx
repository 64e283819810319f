import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ClaimCondition } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  classClaimConditions,
  progressConditions,
  resourceClaimConditions,
} from '@services-toolkit/kubernetes-api';
import { useTexts } from '../../hooks/useTexts';
import { Quote } from '../common/Quote';
import { RelativeTime } from '../common/RelativeTime';
import { StatusItem } from '../common/StatusItem';

const worded = [...classClaimConditions, ...resourceClaimConditions] as const;

const repeating: ReadonlySet<string> = new Set(progressConditions);

const useStyles = makeStyles({
  root: { margin: 0, padding: 0 },
});

/** Conditions in words; those of a claim in the order in which they come true. */
export const Conditions = (props: {
  conditions: readonly ClaimCondition[];
  /** Whether they are those of a claim, for which there are words. */
  ofClaim?: boolean;
}) => {
  const { ofClaim = true } = props;
  const classes = useStyles();
  const t = useTexts();
  // They say what Ready says.
  const shown = ofClaim
    ? props.conditions.filter(({ type }) => !repeating.has(type))
    : props.conditions;
  if (shown.length === 0) {
    return <Typography>{t('claim.noConditions')}</Typography>;
  }
  return (
    <ol className={classes.root}>
      {inOrder(shown).map(condition => {
        const { type, status, reason, message, lastTransitionTime } = condition;
        const known = ofClaim ? worded.find(one => one === type) : undefined;
        return (
          <StatusItem key={type} status={status}>
            <Typography>
              {known
                ? t(`claim.condition.${known}`)
                : t('claim.condition.other', { type })}
              {': '}
              <b>{t(`claim.conditionState.${status}`)}</b>
            </Typography>
            {status !== 'True' && message && (
              <Typography variant="body2">
                <Quote text={message} />
                {reason && ` (${reason})`}
              </Typography>
            )}
            {lastTransitionTime && (
              <Typography variant="body2" color="textSecondary">
                <RelativeTime iso={lastTransitionTime} />
              </Typography>
            )}
          </StatusItem>
        );
      })}
    </ol>
  );
};

function inOrder(conditions: readonly ClaimCondition[]): ClaimCondition[] {
  const place = ({ type }: ClaimCondition) => {
    const index = classClaimConditions.findIndex(known => known === type);
    return index < 0 ? classClaimConditions.length : index;
  };
  return [...conditions].sort((a, b) => place(a) - place(b));
}
