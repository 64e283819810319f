import { useEffect, useMemo, useRef, useState } from 'react';
import Typography from '@material-ui/core/Typography';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Alert from '@material-ui/lab/Alert';
import CloseIcon from '@material-ui/icons/Close';
import { makeStyles } from '@material-ui/core/styles';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useOfferings } from '../../hooks/useOfferings';
import { useServicesAsTheyCome } from '../../hooks/useServices';
import { useTexts } from '../../hooks/useTexts';
import { offeringKey } from '../../model/offeringKey';
import { servicesEntries } from '../../model/ServicesEntry';
import { ErrorNotice } from '../common/ErrorNotice';
import { readableErrors } from '../common/readableErrors';
import { ClaimSteps } from './ClaimSteps';
import { DialogSkeleton } from './DialogSkeleton';
import { DialogSteps } from './DialogSteps';
import { DiscardDialog } from './DiscardDialog';
import { isNeedStep, isObjectStep, type ClaimStep } from './claimDialogParams';
import { claimDrafts } from './claimDrafts';
import { useClaimDialog } from './useClaimDialog';
import { useClaimDraftKey } from './useClaimDraftKey';
import { useDialogTarget } from './useDialogTarget';
import { DraftKey } from './useKeptDraft';

const useStyles = makeStyles(theme => ({
  paper: {
    width: 'min(640px, 100vw)',
    boxSizing: 'border-box',
    // Names of kinds and classes may be longer than a narrow screen is wide.
    overflowWrap: 'anywhere',
    padding: theme.spacing(3),
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
    ...readableErrors(theme),
  },
  head: { display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1) },
  title: {
    flex: 1,
    minWidth: 0,
    margin: 0,
    fontSize: '1.5rem',
    lineHeight: 1.3,
    overflowWrap: 'anywhere',
    '&:focus': { outline: 'none' },
  },
}));

/** What is being claimed; it gets the focus with each step, but for the first: there one searches. */
const DialogHead = (props: {
  step: ClaimStep;
  offering?: Offering;
  onClose: () => void;
}) => {
  const { step, offering, onClose } = props;
  const classes = useStyles();
  const t = useTexts();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The button that led to this step is gone; without this the keyboard would start from the page's beginning.
    title.current?.focus();
  }, [step]);
  const general = {
    service: t('dialog.title'),
    need: t('need.title'),
    'need-where': t('need.titleClaim'),
    'need-review': t('need.titleClaim'),
    object: t('dialog.object.title'),
    'object-review': t('dialog.object.title'),
  };
  const text =
    step in general
      ? general[step as keyof typeof general]
      : offering && t('dialog.titleOf', { title: offering.title });
  return (
    <div className={classes.head}>
      <Typography
        component="h2"
        id="claim-dialog-title"
        ref={title}
        tabIndex={-1}
        className={classes.title}
      >
        {text ?? general.service}
      </Typography>
      <IconButton size="small" aria-label={t('common.close')} onClick={onClose}>
        <CloseIcon />
      </IconButton>
    </div>
  );
};

/**
 * Claim a service step by step, over the page that one came from. What was typed is not lost by a click beside it.
 */
export const ClaimDialog = (props: {
  /** Who is signed in: another one's drafts are not theirs. */
  user: string;
}) => {
  const classes = useStyles();
  const t = useTexts();
  const { state, open, show, close } = useClaimDialog();
  const draftKey = useClaimDraftKey(props.user, state);
  const [asking, setAsking] = useState(false);
  const offerings = useOfferings();
  const services = useServicesAsTheyCome();
  const known = services.value?.services;
  const entries = useMemo(
    // Without services, each class can still be claimed.
    () => servicesEntries(known ?? [], offerings.value ?? []),
    [known, offerings.value],
  );
  const target = useDialogTarget(state?.forEntity);
  const loading = offerings.loading || services.loading || target.loading;
  const offering = offerings.value?.find(
    candidate => offeringKey(candidate) === state?.offering,
  );
  const step = state?.step ?? 'service';
  const ofObject = isObjectStep(step);
  const isByService = !ofObject && !isNeedStep(step);
  const missing =
    step !== 'service' && isByService && offerings.value && !offering;
  const leave = () => (claimDrafts.has(draftKey) ? setAsking(true) : close());
  return (
    <Drawer
      anchor="right"
      open={state !== undefined}
      onClose={leave}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': 'claim-dialog-title',
      }}
    >
      <DialogHead step={step} offering={offering} onClose={leave} />
      <DiscardDialog
        open={asking}
        onKeep={() => setAsking(false)}
        onDiscard={() => {
          claimDrafts.drop(draftKey);
          setAsking(false);
          close();
        }}
      />
      {isByService && (step === 'service' || !offering) && (
        <ClaimSteps step={missing ? 'service' : step} />
      )}
      {offerings.error && !offerings.value && (
        <ErrorNotice
          title={t('services.error')}
          error={offerings.error}
          onRetry={offerings.retry}
        />
      )}
      {loading && <DialogSkeleton />}
      {target.error && (
        <Alert severity="warning">
          {t('dialog.forError', {
            entityRef: state?.forEntity ?? '',
            message: target.error.message,
          })}
        </Alert>
      )}
      {state && offerings.value && !loading && (
        <DraftKey.Provider value={draftKey}>
          <DialogSteps
            state={state}
            entries={entries}
            offering={offering}
            target={target.value}
            show={show}
            onPlan={(chosen, place) =>
              open(
                { offering: offeringKey(chosen), forEntity: state.forEntity },
                place,
              )
            }
          />
        </DraftKey.Provider>
      )}
    </Drawer>
  );
};
