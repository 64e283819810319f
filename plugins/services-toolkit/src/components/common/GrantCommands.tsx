import { makeStyles } from '@material-ui/core/styles';
import type { AccessReview } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { CodeBlock } from './CodeBlock';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(1), minWidth: 0, fontSize: '0.875rem' },
  summary: { cursor: 'pointer', marginBottom: theme.spacing(1) },
}));

/** What somebody who may grant the missing rights would run: to be sent to them. */
export const GrantCommands = (props: { missing: AccessReview['missing'] }) => {
  const classes = useStyles();
  const t = useTexts();
  const commands = (props.missing ?? []).flatMap(({ grant }) => grant ?? []);
  return commands.length > 0 ? (
    <details className={classes.root}>
      <summary className={classes.summary}>{t('access.command')}</summary>
      <CodeBlock text={commands.join('\n')} what={t('access.commandWhat')} />
    </details>
  ) : null;
};
