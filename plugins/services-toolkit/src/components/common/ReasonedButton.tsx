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
export const ReasonedButton = (
  props: ButtonProps & {
    /** Why it cannot be used; `undefined` when it can. */
    reason?: string;
    /** Only the tooltip and screen readers say the reason, where the page says it already. */
    quiet?: boolean;
    align?: 'start' | 'end';
  },
) => {
  const { reason, quiet, align = 'start', disabled, ...button } = props;
  const classes = useStyles();
  const id = useId();
  if (!reason) {
    return <Button {...button} disabled={disabled} />;
  }
  return (
    <div className={`${classes.root} ${classes[align]}`}>
      <Tooltip title={reason}>
        <span>
          <Button {...button} disabled aria-describedby={id} />
        </span>
      </Tooltip>
      <Typography
        id={id}
        variant="body2"
        color="textSecondary"
        className={classes.reason}
        hidden={quiet}
      >
        {reason}
      </Typography>
    </div>
  );
};
