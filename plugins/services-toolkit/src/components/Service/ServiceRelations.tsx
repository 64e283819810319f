import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import type { ServiceInDetail } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { VisuallyHidden } from '../common/VisuallyHidden';
import { relationNodes, relationsHeight } from '../../model/relationNodes';

const useStyles = makeStyles(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
  },
  graph: { width: '100%', height: '100%' },
  box: {
    fill: theme.palette.background.default,
    stroke: theme.palette.primary.main,
    strokeWidth: 1.5,
  },
  text: {
    fill: theme.palette.text.primary,
    fontFamily: theme.typography.fontFamily,
    fontSize: 15,
  },
  group: {
    fill: theme.palette.text.secondary,
    fontFamily: theme.typography.fontFamily,
    fontSize: 11,
  },
}));

/** How the kinds of a service relate, as a small picture, and in words for who does not see it. */
export const ServiceRelations = (props: {
  relations: ServiceInDetail['relations'];
}) => {
  const { relations } = props;
  const classes = useStyles();
  const t = useTexts();
  const { nodes, edges } = useMemo(() => {
    const known = relationNodes(relations);
    return {
      nodes: known.nodes,
      edges: known.edges.map(edge => ({
        ...edge,
        label: t(`service.relation.${edge.type}`),
      })),
    };
  }, [relations, t]);
  return (
    <>
      <VisuallyHidden>
        {relations
          .map(
            ({ from, to, type, description }) =>
              description ?? `${from} ${t(`service.relation.${type}`)} ${to}`,
          )
          .join('. ')}
      </VisuallyHidden>
      <div
        className={classes.root}
        style={{ height: relationsHeight(nodes.length) }}
        aria-hidden
      >
        <DependencyGraph
          className={classes.graph}
          nodes={nodes}
          edges={edges}
          direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
          labelPosition={DependencyGraphTypes.LabelPosition.CENTER}
          labelOffset={0}
          rankMargin={110}
          nodeMargin={20}
          paddingX={24}
          paddingY={24}
          zoom="enable-on-click"
          fit="contain"
          // It would be a button in what is hidden from screen readers.
          allowFullscreen={false}
          renderNode={({ node }) => (
            <g>
              <rect
                className={classes.box}
                width={node.boxWidth}
                height={44}
                rx={6}
              />
              <text
                className={classes.text}
                x={node.boxWidth / 2}
                y={node.group ? 20 : 27}
                textAnchor="middle"
              >
                {node.kind}
              </text>
              {node.group && (
                <text
                  className={classes.group}
                  x={node.boxWidth / 2}
                  y={36}
                  textAnchor="middle"
                >
                  {node.group}
                </text>
              )}
            </g>
          )}
        />
      </div>
    </>
  );
};
