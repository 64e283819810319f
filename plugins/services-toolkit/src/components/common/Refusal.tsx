import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Access } from '../../hooks/useAccess';
import { useTexts } from '../../hooks/useTexts';
import type { Texts } from '../../hooks/useTexts';
import { isNamespaceNotFound } from '../../model/isNamespaceNotFound';
import { GrantCommands } from './GrantCommands';

type Denied = Extract<Access, { state: 'denied' }>;

const useStyles = makeStyles(theme => ({
  root: { minWidth: 0, overflowWrap: 'anywhere' },
  summary: { cursor: 'pointer', fontSize: '0.875rem' },
  long: { marginTop: theme.spacing(0.5) },
}));

/** Why one may not do something, in a few words; whom to ask for what, on demand. */
export const Refusal = (props: {
  access: Denied;
  /** Who provides the service, as people call them. */
  owner?: string;
  /** Of the element with the few words. */
  id?: string;
}) => {
  const { access, owner, id } = props;
  const classes = useStyles();
  const t = useTexts();
  const short = shortRefusal(t, access, owner);
  return (
    <div className={classes.root}>
      <Typography id={id} variant="body2">
        {short}
      </Typography>
      {access.reason !== undefined && access.reason !== short && (
        <details>
          <summary className={classes.summary}>{t('access.how')}</summary>
          <Typography variant="body2" className={classes.long}>
            {access.reason}
          </Typography>
          <GrantCommands missing={access.missing} />
        </details>
      )}
    </div>
  );
};

/** The few words. */
export function shortRefusal(
  t: Texts,
  { missing = [], reason }: Denied,
  owner: string | undefined,
): string {
  if (missing.some(({ rule }) => rule?.verb === 'claim')) {
    return t('access.shortClass', { owner: owner ?? t('access.operators') });
  }
  if (missing.some(one => one.rule && !isNamespaceNotFound(one))) {
    return t('access.shortNamespace');
  }
  return reason ?? t('access.short');
}
