import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Claim,
  ClaimGraph,
  ClaimWithManifest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../../api/servicesToolkitApiRef';
import { useClaimsChanged } from '../../hooks/useClaimsChanged';
import { useTexts } from '../../hooks/useTexts';
import { claimKey } from '../../model/claimKey';
import { deletesData } from '../../model/deletesData';
import { ErrorNotice } from '../common/ErrorNotice';
import { dangerButton } from '../common/dangerButton';
import { ReleaseConsequences } from './ReleaseConsequences';

const useStyles = makeStyles(theme => ({
  root: { overflowWrap: 'anywhere' },
  text: { '& > p:first-child': { marginTop: 0 } },
  confirm: dangerButton(theme),
}));

/** Says what releasing does; where data is lost, the claim's name must be typed. */
export const ReleaseDialog = (props: {
  claim: ClaimWithManifest;
  /** What the claim hangs on, where that is known. */
  graph?: ClaimGraph;
  open: boolean;
  onClose: () => void;
  onReleased: () => void;
}) => {
  const { claim, graph, onClose } = props;
  const classes = useStyles();
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const { release, releasing, error } = useRelease(claim, () => {
    onClose();
    props.onReleased();
  });
  const loses = deletesData(claim);
  const returns =
    claim.kind === 'ResourceClaim'
      ? 'claim.releaseFrees'
      : 'claim.releaseReturns';
  const consequence = loses ? 'claim.releaseLoses' : returns;
  return (
    <Dialog
      open={props.open}
      onClose={onClose}
      aria-labelledby="release-title"
      aria-describedby="release-text"
      className={classes.root}
    >
      <DialogTitle id="release-title">
        {t('claim.releaseTitle', { name: claim.name })}
      </DialogTitle>
      <DialogContent>
        <DialogContentText
          id="release-text"
          component="div"
          color="textPrimary"
          className={classes.text}
        >
          <p>{t(consequence)}</p>
          <p>
            {claim.bindingName
              ? t('claim.releaseSecret', {
                  secret: claim.bindingName,
                  namespace: claim.namespace,
                })
              : t('claim.releaseNoSecret')}
          </p>
          {graph && <ReleaseConsequences graph={graph} loses={loses} />}
        </DialogContentText>
        {loses && (
          <TextField
            fullWidth
            variant="outlined"
            size="small"
            id="release-name"
            label={t('claim.releaseType')}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
        )}
        {error !== undefined && (
          <ErrorNotice title={t('claim.releaseFailed')} error={error} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={releasing}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="contained"
          className={classes.confirm}
          onClick={release}
          disabled={releasing || (loses && typed !== claim.name)}
        >
          {releasing ? t('claim.releasing') : t('claim.releaseConfirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

function useRelease(claim: Claim, onReleased: () => void) {
  const api = useApi(servicesToolkitApiRef);
  const claimsChanged = useClaimsChanged();
  const [releasing, setReleasing] = useState(false);
  const [error, setError] = useState<unknown>();
  const release = async () => {
    setReleasing(true);
    setError(undefined);
    try {
      await api.deleteClaim(claimKey(claim));
      claimsChanged();
      onReleased();
    } catch (problem) {
      setError(problem);
    } finally {
      setReleasing(false);
    }
  };
  return { release, releasing, error };
}
