import ButtonBase from '@material-ui/core/ButtonBase';
import ArrowForwardIcon from '@material-ui/icons/ArrowForward';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../../hooks/useTexts';
import type { GraphNode } from '../../../model/graphNodes';
import { StateTime } from '../../common/RelativeTime';
import { LinkState } from './LinkState';
import { useLinkTexts } from './useLinkTexts';

const useStyles = makeStyles(theme => ({
  // Boxes of one width, so that what goes on in a second row stands below the first.
  root: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
    listStyle: 'none',
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  item: {
    display: 'flex',
    gap: theme.spacing(1),
    minWidth: 0,
    [theme.breakpoints.down('xs')]: { flexDirection: 'column' },
  },
  arrow: {
    color: theme.palette.text.secondary,
    alignSelf: 'center',
    [theme.breakpoints.down('xs')]: {
      transform: 'rotate(90deg)',
    },
  },
  last: {
    visibility: 'hidden',
    [theme.breakpoints.down('xs')]: { display: 'none' },
  },
  node: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    justifyContent: 'flex-start',
    gap: 2,
    flex: 1,
    minWidth: 0,
    minHeight: 104,
    padding: theme.spacing(1, 1.25),
    textAlign: 'left',
    fontFamily: theme.typography.fontFamily,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    [theme.breakpoints.down('xs')]: { minHeight: 0 },
  },
  shown: {
    borderColor: theme.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
  },
  kind: { fontSize: '0.75rem', color: theme.palette.text.secondary },
  title: {
    width: '100%',
    fontWeight: 700,
    fontSize: '0.9rem',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
  },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 4,
    marginTop: 'auto',
    fontSize: '0.8rem',
  },
}));

/** The graph from left to right; each node opens what there is to know of it. */
export const GraphNodes = (props: {
  nodes: readonly GraphNode[];
  shown?: string;
  onShow: (id: string | undefined) => void;
}) => {
  const { nodes, shown } = props;
  const classes = useStyles();
  const t = useTexts();
  const { linkTitle, stateText } = useLinkTexts();
  return (
    <ol className={classes.root} aria-label={t('graph.title')}>
      {nodes.map((node, index) => {
        const open = node.id === shown;
        const [first] = node.links;
        const many = node.links.length > 1;
        return (
          <li key={node.id} className={classes.item}>
            <ButtonBase
              className={`${classes.node} ${open ? classes.shown : ''}`}
              aria-expanded={open}
              aria-controls={open ? 'graph-details' : undefined}
              onClick={() => props.onShow(open ? undefined : node.id)}
            >
              <span className={classes.kind}>
                {t(`graph.kind.${node.kind}`)}
              </span>
              <span className={classes.title}>
                {many
                  ? t('graph.many', {
                      number: String(node.links.length + node.omitted),
                    })
                  : first.object?.name ?? linkTitle(first)}
              </span>
              <span className={classes.state}>
                <LinkState state={node.state} />
                {stateText(node)}
                {node.since && node.state !== 'ok' && (
                  <StateTime state={node.state} iso={node.since} />
                )}
              </span>
            </ButtonBase>
            <ArrowForwardIcon
              aria-hidden
              fontSize="small"
              className={`${classes.arrow} ${
                index === nodes.length - 1 ? classes.last : ''
              }`}
            />
          </li>
        );
      })}
    </ol>
  );
};
