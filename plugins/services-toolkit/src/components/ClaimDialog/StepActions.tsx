import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
  },
  back: { flexShrink: 0 },
}));

/** Below a step of the dialog: the way back at its left, and at its right the way on. */
export const StepActions = (props: {
  onBack: () => void;
  /** Something is under way from which there is no way back. */
  disabled?: boolean;
  /** The way on. */
  children: ReactNode;
}) => {
  const classes = useStyles();
  const t = useTexts();
  return (
    <div className={classes.root}>
      <Button
        className={classes.back}
        onClick={props.onBack}
        disabled={props.disabled}
      >
        {t('common.back')}
      </Button>
      {props.children}
    </div>
  );
};
