import type { ButtonProps } from '@material-ui/core/Button';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  start: { alignItems: 'flex-start' },
  end: { alignItems: 'flex-end', textAlign: 'right' },
  reason: { marginTop: theme.spacing(0.5), overflowWrap: 'anywhere' },
}));

/**
 * A button that says why it is disabled: in the tooltip for the mouse, and in a text that keyboard and screen reader
 * reach as well.
 */
export const DisabledReasonButton = (
  props: ButtonProps & {
    /** Why it cannot be used; `undefined` when it can. */
    reason?: string;
    /** The elements that say the reason, separated by spaces, where the page has a better place for it than below the button. */
    reasonId?: string;
    align?: 'start' | 'end';
  },
) => {
  const { reason, reasonId, align = 'start', disabled, ...button } = props;
  const classes = useStyles();
  const id = useId();
  if (!reason) {
    return <Button {...button} disabled={disabled} />;
  }
  const disabledButton = (
    <Tooltip title={reason}>
      <span>
        <Button {...button} disabled aria-describedby={reasonId ?? id} />
      </span>
    </Tooltip>
  );
  return reasonId ? (
    disabledButton
  ) : (
    <div className={`${classes.root} ${classes[align]}`}>
      {disabledButton}
      <Typography id={id} variant="body2" className={classes.reason}>
        {reason}
      </Typography>
    </div>
  );
};
