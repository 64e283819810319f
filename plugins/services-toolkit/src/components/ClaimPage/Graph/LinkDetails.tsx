import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { GraphLink } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { stringify } from 'yaml';
import { useMessages } from '../../../hooks/useMessages';
import { useTexts } from '../../../hooks/useTexts';
import { readableManifest } from '../../../model/readableManifest';
import { CodeBlock } from '../../common/CodeBlock';
import { StateTime } from '../../common/RelativeTime';
import { Messages } from '../../common/Messages';
import { Conditions } from '../Conditions';
import { useLinkTexts } from './useLinkTexts';
import { LinkState } from './LinkState';
import { LinkEvents } from './LinkEvents';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', gap: theme.spacing(1), alignItems: 'flex-start' },
  heading: { fontSize: '0.95rem', fontWeight: 700 },
  keys: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontFamily: 'Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: '0.85rem',
  },
  summary: {
    cursor: 'pointer',
    padding: theme.spacing(0.5, 0),
    fontFamily: theme.typography.fontFamily,
  },
}));

/** One link of the graph: how it stands in words, then what the cluster says of it, its YAML last. */
export const LinkDetails = (props: { link: GraphLink }) => {
  const { link } = props;
  const classes = useStyles();
  const t = useTexts();
  const { right } = useMessages();
  const { linkTitle, stateText } = useLinkTexts();
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <LinkState state={link.state} />
        <div>
          <Typography>
            <Messages messages={link.messages} />
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {[
              stateText(link),
              link.move !== 'none' && t(`graph.move.${link.move}`),
            ]
              .filter(Boolean)
              .join('. ')}
            {link.since && (
              <>
                {' – '}
                <StateTime state={link.state} iso={link.since} />
              </>
            )}
          </Typography>
          {link.missingRight && (
            <Typography variant="body2">
              {t(
                link.lackedBy === 'portal'
                  ? 'graph.rightOfPortal'
                  : 'graph.missingRight',
                { right: right(link.missingRight) },
              )}
            </Typography>
          )}
        </div>
      </div>
      {link.keys && (
        <section>
          <Typography component="h5" className={classes.heading}>
            {t('graph.keys')}
          </Typography>
          <ul className={classes.keys} aria-label={t('graph.keys')}>
            {link.keys.map(key => (
              <li key={key}>{key}</li>
            ))}
          </ul>
        </section>
      )}
      {link.conditions.length > 0 && (
        <section>
          <Typography component="h5" className={classes.heading}>
            {t('graph.conditions')}
          </Typography>
          <Conditions
            conditions={link.conditions}
            ofClaim={link.kind === 'claim' || link.kind === 'resourceClaim'}
          />
        </section>
      )}
      {link.events.length > 0 && (
        <section>
          <Typography component="h5" className={classes.heading}>
            {t('graph.events')}
          </Typography>
          <LinkEvents events={link.events} />
        </section>
      )}
      {link.manifest && (
        <details>
          <summary className={classes.summary}>{t('claim.yaml')}</summary>
          <CodeBlock
            text={stringify(readableManifest(link.manifest))}
            what={t('graph.yamlOf', { title: linkTitle(link) })}
          />
        </details>
      )}
    </div>
  );
};
