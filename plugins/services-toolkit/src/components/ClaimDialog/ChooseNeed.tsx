import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import type { ClaimTarget } from '../../model/claimTarget';
import type { Need } from '../../model/Need';
import { needOptions } from '../../model/needOptions';
import type { ServiceEntry } from '../../model/ServicesEntry';
import { DisabledReasonButton } from '../common/DisabledReasonButton';
import { ChooseTarget } from './ChooseTarget';
import { NeedFields } from './NeedFields';
import { NeedFound } from './NeedFound';
import { StepActions } from './StepActions';
import type { useNeedDraft } from './useNeedDraft';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  // What one asks for may be longer than the screen, and what has it stands at its end.
  actions: {
    position: 'sticky',
    bottom: theme.spacing(-3),
    zIndex: 1,
    margin: theme.spacing(0, -3, -3),
    padding: theme.spacing(1.5, 3),
    backgroundColor: theme.palette.background.paper,
    borderTop: `1px solid ${theme.palette.divider}`,
    [theme.breakpoints.down('xs')]: {
      bottom: theme.spacing(-2),
      margin: theme.spacing(0, -2, -2),
      padding: theme.spacing(1, 2),
    },
  },
}));

/** What one needs, and which plan has it now, or which come closest and what these lack. */
export const ChooseNeed = (props: {
  entries: readonly ServiceEntry[];
  target?: ClaimTarget;
  drafted: Pick<
    ReturnType<typeof useNeedDraft>,
    'draft' | 'need' | 'labels' | 'problem' | 'found'
  >;
  onNeed: (need: Need) => void;
  onLabels: (labels: string) => void;
  onTarget: (entityRef: string | undefined) => void;
  /** By its class, in place of what is needed. */
  onPlan: (offering: Offering, cluster: string) => void;
  onBack: () => void;
  onNext: () => void;
}) => {
  const { entries, target, drafted } = props;
  const { need, labels, problem, found } = drafted;
  const classes = useStyles();
  const t = useTexts();
  const options = useMemo(() => needOptions(entries), [entries]);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (!problem) {
          props.onNext();
        }
      }}
    >
      <Typography>{t('need.intro')}</Typography>
      <ChooseTarget
        target={target}
        namespace={drafted.draft.namespace}
        atOnce
        onTarget={props.onTarget}
      />
      <NeedFields
        options={options}
        need={need}
        labels={labels}
        problem={problem}
        onChange={changes => {
          const { matchLabels: _, ...rest } = need;
          props.onNeed({ ...rest, ...changes });
        }}
        onLabels={props.onLabels}
      />
      {problem !== 'empty' && (
        <NeedFound
          entries={entries}
          found={found}
          withLabels={need.matchLabels !== undefined}
          onPlan={props.onPlan}
        />
      )}
      <div className={classes.actions}>
        {!problem && (
          <Typography variant="body2" color="textSecondary" aria-hidden>
            {found.matches.length > 0
              ? t('need.found', { count: found.matches.length })
              : t('need.noneShort')}
          </Typography>
        )}
        <StepActions onBack={props.onBack}>
          <DisabledReasonButton
            type="submit"
            variant="contained"
            color="primary"
            align="end"
            reason={problem && t(`need.problem.${problem}`)}
          >
            {t('dialog.next')}
          </DisabledReasonButton>
        </StepActions>
      </div>
    </form>
  );
};
