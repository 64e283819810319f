import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../hooks/useTexts';
import { dangerButton } from '../common/dangerButton';

const useStyles = makeStyles(theme => ({ discard: dangerButton(theme) }));

/** Asks before what was typed is lost. */
export const DiscardDialog = (props: {
  open: boolean;
  onKeep: () => void;
  onDiscard: () => void;
}) => {
  const classes = useStyles();
  const t = useTexts();
  return (
    <Dialog
      open={props.open}
      onClose={props.onKeep}
      PaperProps={{
        role: 'alertdialog',
        'aria-labelledby': 'discard-title',
        'aria-describedby': 'discard-text',
      }}
    >
      <DialogTitle id="discard-title">{t('dialog.discard.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText id="discard-text" color="textPrimary">
          {t('dialog.discard.text')}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onKeep}>{t('dialog.discard.keep')}</Button>
        <Button
          variant="contained"
          className={classes.discard}
          onClick={props.onDiscard}
        >
          {t('dialog.discard.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
