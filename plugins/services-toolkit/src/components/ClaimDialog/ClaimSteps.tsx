import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { claimSteps, needSteps } from './claimDialogParams';
import type { ClaimStep, NeedStep } from './claimDialogParams';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    gap: theme.spacing(1),
    margin: theme.spacing(2, 0, 3),
    padding: 0,
    listStyle: 'none',
  },
  step: {
    flex: 1,
    paddingTop: theme.spacing(0.75),
    fontSize: '0.875rem',
    color: theme.palette.text.secondary,
    borderTop: `3px solid ${theme.palette.divider}`,
  },
  done: { borderTopColor: theme.palette.primary.main },
  current: {
    borderTopColor: theme.palette.primary.main,
    color: theme.palette.text.primary,
    fontWeight: 700,
  },
}));

/** How far one is. */
export const ClaimSteps = (props: {
  step: ClaimStep;
  /** Whether there is anything to set; most services have something. */
  withSettings?: boolean;
}) => {
  const { withSettings = true } = props;
  return (
    <Steps
      at={props.step}
      steps={claimSteps.filter(step => step !== 'settings' || withSettings)}
    />
  );
};

/** The same for a claim by need. */
export const NeedSteps = ({ step }: { step: NeedStep }) => (
  <Steps at={step} steps={needSteps} />
);

function Steps(props: {
  steps: readonly ((typeof claimSteps)[number] | NeedStep)[];
  at: ClaimStep;
}) {
  const classes = useStyles();
  const t = useTexts();
  const at = props.steps.findIndex(step => step === props.at);
  return (
    <ol className={classes.root} aria-label={t('dialog.steps')}>
      {props.steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? 'step' : undefined}
          className={[
            classes.step,
            index < at && classes.done,
            index === at && classes.current,
          ]
            .filter(Boolean)
            .join(' ')}
        >
          {index + 1}. {t(`dialog.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
