import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { GraphEvent } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../../hooks/useTexts';
import { Quote } from '../../common/Quote';
import { RelativeTime } from '../../common/RelativeTime';

const useStyles = makeStyles(theme => ({
  root: { margin: 0, padding: 0, listStyle: 'none' },
  item: { padding: theme.spacing(0.5, 0), overflowWrap: 'anywhere' },
}));

/** What happened to an object, the newest first. */
export const LinkEvents = (props: { events: readonly GraphEvent[] }) => {
  const classes = useStyles();
  const t = useTexts();
  return (
    <ul className={classes.root}>
      {props.events.map(({ type, reason, message, count, lastSeen }) => (
        <li key={`${reason} ${message} ${lastSeen}`} className={classes.item}>
          <Typography variant="body2">
            {type === 'Warning' && <b>{t('graph.warning')} </b>}
            <Quote text={message} /> ({reason})
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {lastSeen && <RelativeTime iso={lastSeen} />}
            {count > 1 && ` ${t('graph.times', { times: String(count) })}`}
          </Typography>
        </li>
      ))}
    </ul>
  );
};
