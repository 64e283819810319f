import { useContext, useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useAppNavigate } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ClaimRequest,
  ClaimWithManifest,
  NeedClaimRequest,
  ResourceClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stringify } from 'yaml';
import { servicesToolkitApiRef } from '../../api/servicesToolkitApiRef';
import type { ClaimTemplates } from '../../hooks/useClaimTemplates';
import { useClaimPath } from '../../hooks/useClaimPath';
import { useClaimsChanged } from '../../hooks/useClaimsChanged';
import { useTexts } from '../../hooks/useTexts';
import { applicableManifest, claimManifest } from '../../model/claimManifest';
import type { ClaimTarget } from '../../model/claimTarget';
import type { Availability } from '../../model/availability';
import { describeError } from '../../model/describeError';
import { isProposable } from '../../model/isProposable';
import { CodeBlock } from '../common/CodeBlock';
import { ErrorNotice } from '../common/ErrorNotice';
import { PrunedNotice } from '../common/PrunedNotice';
import { DisabledReasonButton } from '../common/DisabledReasonButton';
import { AvailabilityNotice } from './AvailabilityNotice';
import { DryRunResult } from './DryRunResult';
import { ProposeClaim } from './ProposeClaim';
import { StepActions } from './StepActions';
import { claimDrafts } from './claimDrafts';
import { useClaimHint } from './useClaimHint';
import { useDryRun } from './useDryRun';
import type { DryRun } from './useDryRun';
import { DraftKey } from './useKeptDraft';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(3) },
  heading: { margin: theme.spacing(0, 0, 1), fontSize: '1rem' },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: theme.spacing(1.5),
  },
  reason: { flexBasis: '100%', textAlign: 'right', overflowWrap: 'anywhere' },
}));

type AnyRequest = ClaimRequest | NeedClaimRequest | ResourceClaimRequest;

/** The claim to copy, and why it cannot be proposed by a pull request. */
const ClaimYaml = (props: { yaml: string; templates: ClaimTemplates }) => {
  const { yaml, templates } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <section>
      <Typography component="h3" className={classes.heading}>
        {t('dialog.yaml')}
      </Typography>
      <CodeBlock
        text={yaml}
        what={t('dialog.yaml')}
        copyLabel={t('dialog.copyYaml')}
      />
      {templates.state === 'absent' && (
        <Typography variant="body2" color="textSecondary">
          {templates.why === 'noCredentials'
            ? t('dialog.noPullRequest.noCredentials', {
                hosts: templates.hosts,
              })
            : t(`dialog.noPullRequest.${templates.why}`)}
        </Typography>
      )}
    </section>
  );
};

/** The last step: what one gets in words and as YAML, and whether the cluster would take it. */
export const ReviewClaim = (props: {
  /** What one gets, in words. */
  words: ReactNode;
  request: AnyRequest;
  /** How its cluster is called. */
  clusterTitle: string;
  target?: ClaimTarget;
  /** By which it can be proposed instead of made. */
  templates: ClaimTemplates;
  /** Of a claim on a pool: whether it would get its instance at once. */
  availability?: Availability;
  /** What else is to be said of the claim as the cluster would make it. */
  onTried?: (claim: ClaimWithManifest) => ReactNode;
  onBack: () => void;
  /** The cluster has an object of that name, be it one that the person may not see. */
  onNameTaken: () => void;
}) => {
  const { target, templates, onNameTaken } = props;
  const reasonId = useId();
  // What is reviewed does not change under the reader's eyes.
  const [request] = useState(props.request);
  const classes = useStyles();
  const t = useTexts();
  const { dryRun, retry } = useDryRun(request);
  const { claim, claiming, error } = useClaimNow(request);
  const hint = useClaimHint();
  useToldNameTaken(dryRun, onNameTaken);
  const yaml = stringify(
    dryRun.state === 'accepted'
      ? applicableManifest(dryRun.claim.manifest)
      : claimManifest(request),
  );
  const whyNot = {
    checking: t('dialog.checkFirst'),
    refused: t('dialog.refusedFirst'),
    accepted: undefined,
  }[dryRun.state];
  const pruned =
    (dryRun.state === 'accepted' && dryRun.claim.prunedParameters) || [];
  const proposable = dryRun.state === 'refused' && isProposable(dryRun.error);
  return (
    <div className={classes.root}>
      {props.words}
      <AvailabilityNotice availability={props.availability} />
      <DryRunResult
        cluster={props.clusterTitle}
        dryRun={dryRun}
        waitsFor={waitsFor(dryRun, props.availability)}
        onRetry={retry}
      >
        {dryRun.state === 'accepted' && props.onTried?.(dryRun.claim)}
      </DryRunResult>
      {pruned.length > 0 && (
        <PrunedNotice
          title={t('dialog.pruned.title', { count: pruned.length })}
          parameters={pruned}
        />
      )}
      <ClaimYaml yaml={yaml} templates={templates} />
      {error !== undefined && (
        <ErrorNotice
          title={t('dialog.failed')}
          error={error}
          hint={hint(error)}
        />
      )}
      <StepActions onBack={props.onBack} disabled={claiming}>
        <div className={classes.ways}>
          {templates.state === 'offered' && (
            <ProposeClaim
              templates={templates.templates}
              formData={{ ...request, repoUrl: target?.repoUrl }}
              reason={proposable ? undefined : whyNot}
              reasonId={reasonId}
              disabled={claiming}
            />
          )}
          <DisabledReasonButton
            variant="contained"
            color="primary"
            reason={whyNot}
            reasonId={reasonId}
            disabled={claiming}
            onClick={claim}
          >
            {claiming ? t('dialog.claiming') : t('dialog.claimNow')}
          </DisabledReasonButton>
          {whyNot && (
            <Typography
              id={reasonId}
              variant="body2"
              className={classes.reason}
            >
              {proposable && templates.state === 'offered'
                ? t('dialog.refusedPropose')
                : whyNot}
            </Typography>
          )}
        </div>
      </StepActions>
    </div>
  );
};

function useToldNameTaken(dryRun: DryRun, onNameTaken: () => void) {
  const isNameTaken =
    dryRun.state === 'refused' && describeError(dryRun.error).status === 409;
  useEffect(() => {
    if (isNameTaken) {
      onNameTaken();
    }
    // Told once; the answer leads away from here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isNameTaken]);
}

function waitsFor(dryRun: DryRun, availability: Availability | undefined) {
  if (dryRun.state === 'accepted' && dryRun.claim.selection?.lacking) {
    return 'service';
  }
  return availability?.state === 'exhausted' ? 'instance' : undefined;
}

/** Makes the claim and goes to its page. */
function useClaimNow(request: AnyRequest) {
  const api = useApi(servicesToolkitApiRef);
  const claimsChanged = useClaimsChanged();
  const claimPath = useClaimPath();
  const navigate = useAppNavigate();
  const draftKey = useContext(DraftKey);
  const [claiming, setClaiming] = useState(false);
  const [error, setError] = useState<unknown>();
  const claim = async () => {
    setClaiming(true);
    setError(undefined);
    try {
      const made = await api.createClaim(request);
      claimsChanged();
      claimDrafts.drop(draftKey);
      navigate(claimPath(made));
    } catch (problem) {
      setError(problem);
      setClaiming(false);
    }
  };
  return { claim, claiming, error };
}
