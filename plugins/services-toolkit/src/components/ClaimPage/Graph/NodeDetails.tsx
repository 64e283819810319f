import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../../hooks/useTexts';
import type { GraphNode } from '../../../model/graphNodes';
import { LinkDetails } from './LinkDetails';
import { useLinkTexts } from './useLinkTexts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
  },
  title: {
    margin: theme.spacing(0, 0, 1),
    fontSize: '1.05rem',
    fontWeight: 700,
    overflowWrap: 'anywhere',
  },
}));

/** All there is to know of a node. */
export const NodeDetails = (props: { node: GraphNode }) => {
  const { links, omitted } = props.node;
  const classes = useStyles();
  const t = useTexts();
  const { linkTitle } = useLinkTexts();
  return (
    <div className={classes.root}>
      {links.map(link => (
        <section key={link.id}>
          <Typography component="h4" className={classes.title}>
            {links.length === 1
              ? [
                  ...new Set([t(`graph.kind.${link.kind}`), linkTitle(link)]),
                ].join(': ')
              : linkTitle(link)}
          </Typography>
          <LinkDetails link={link} />
        </section>
      ))}
      {omitted > 0 && (
        <Typography color="textSecondary">
          {t('graph.omitted', { number: String(omitted) })}
        </Typography>
      )}
    </div>
  );
};
