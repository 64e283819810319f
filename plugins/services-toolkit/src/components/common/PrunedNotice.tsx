import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import type { PrunedParameter } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';

/** More would not be read. */
const MOST = 10;

const useStyles = makeStyles(theme => ({
  list: {
    margin: 0,
    paddingLeft: theme.spacing(2.5),
    overflowWrap: 'anywhere',
  },
  message: { minWidth: 0 },
}));

/** Settings that have no effect, since the class does not know them: most often one is misspelt. */
export const PrunedNotice = (props: {
  title: string;
  parameters: readonly PrunedParameter[];
  /** What one can do about it. */
  hint?: string;
}) => {
  const { parameters, hint } = props;
  const classes = useStyles();
  const t = useTexts();
  const left = parameters.length - MOST;
  return (
    <Alert
      severity="warning"
      role="status"
      classes={{ message: classes.message }}
    >
      <AlertTitle>{props.title}</AlertTitle>
      <ul className={classes.list}>
        {parameters.slice(0, MOST).map(({ path, similar }) => (
          <li key={path}>
            <code>{path}</code>
            {similar && ` ${t('dialog.pruned.similar', { name: similar })}`}
          </li>
        ))}
        {left > 0 && (
          <li>{t('dialog.pruned.more', { number: String(left) })}</li>
        )}
      </ul>
      {hint && <Typography variant="body2">{hint}</Typography>}
    </Alert>
  );
};
