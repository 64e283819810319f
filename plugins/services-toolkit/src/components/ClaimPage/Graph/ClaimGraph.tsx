import { useAppSearchParams } from '@backstage/frontend-plugin-api';
import Divider from '@material-ui/core/Divider';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { makeStyles } from '@material-ui/core/styles';
import type { ClaimGraph as Graph } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../../hooks/useTexts';
import { graphNodes } from '../../../model/graphNodes';
import type { GraphNode } from '../../../model/graphNodes';
import { NodeDetails } from './NodeDetails';
import { GraphNodes } from './GraphNodes';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  toggle: {
    padding: theme.spacing(0.5, 1.5),
    '&, &.Mui-selected': { color: theme.palette.text.primary },
  },
}));

const views = ['graph', 'list'] as const;

/** What a claim hangs on, as a graph or as a list; the address says which, and which link is open. */
export const ClaimGraph = (props: { graph: Graph }) => {
  const classes = useStyles();
  const t = useTexts();
  const [params, setParams] = useAppSearchParams();
  const nodes = graphNodes(props.graph);
  const view = views.find(known => known === params.get('graph')) ?? 'graph';
  const shown = shownNode(nodes, params.get('link'), props.graph);
  const set = (name: string, value: string | undefined) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        if (value === undefined) {
          next.delete(name);
        } else {
          next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return (
    <div className={classes.root}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label={t('graph.views')}
        onChange={(_, next) => next && set('graph', next)}
      >
        {views.map(one => (
          <ToggleButton key={one} value={one} className={classes.toggle}>
            {t(`graph.view.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {view === 'graph' ? (
        <>
          <GraphNodes
            nodes={nodes}
            shown={shown?.id}
            onShow={id => set('link', id ?? 'none')}
          />
          {shown && (
            <div id="graph-details">
              <NodeDetails node={shown} />
            </div>
          )}
        </>
      ) : (
        <ol className={classes.list} aria-label={t('graph.title')}>
          {nodes.map((node, index) => (
            <li key={node.id}>
              {index > 0 && <Divider style={{ marginBottom: 16 }} />}
              <NodeDetails node={node} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
};

/** The one that was chosen, else the one that holds the claim up. */
function shownNode(
  nodes: readonly GraphNode[],
  chosen: string | null,
  { brokenLink }: Graph,
): GraphNode | undefined {
  return chosen
    ? nodes.find(({ id }) => id === chosen)
    : nodes.find(({ links }) => links.some(({ id }) => id === brokenLink));
}
