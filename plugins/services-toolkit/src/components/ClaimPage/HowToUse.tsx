import { useState } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import {
  environmentSnippet,
  quarkusSnippet,
  serviceBindingSnippet,
  serviceClaimsSnippet,
  springSnippet,
  volumeSnippet,
} from '../../model/usageSnippets';
import { CodeBlock } from '../common/CodeBlock';

const ways = [
  {
    id: 'binding',
    title: 'claim.useBinding',
    text: 'claim.useBindingText',
    snippet: serviceBindingSnippet,
  },
  {
    id: 'environment',
    title: 'claim.useEnvironment',
    text: 'claim.useEnvironmentText',
    snippet: environmentSnippet,
  },
  {
    id: 'volume',
    title: 'claim.useVolume',
    text: 'claim.useVolumeText',
    snippet: volumeSnippet,
  },
  {
    id: 'spring',
    title: 'claim.useSpring',
    text: 'claim.useSpringText',
    snippet: springSnippet,
  },
  {
    id: 'quarkus',
    title: 'claim.useQuarkus',
    text: 'claim.useQuarkusText',
    snippet: quarkusSnippet,
  },
  {
    id: 'reference',
    title: 'claim.useReference',
    text: 'claim.useReferenceText',
    snippet: serviceClaimsSnippet,
  },
] as const;

const useStyles = makeStyles(theme => ({
  panel: { paddingTop: theme.spacing(2), overflowWrap: 'anywhere' },
  tab: { minWidth: 0, padding: theme.spacing(0.75, 1.25), letterSpacing: 0 },
}));

/** How an application gets at the credentials, with the names of this claim. */
export const HowToUse = (props: {
  claim: Claim;
  /** The keys of the Secret, where they are known. */
  keys?: readonly string[];
}) => {
  const { claim, keys } = props;
  const classes = useStyles();
  const t = useTexts();
  const [shown, setShown] = useState<(typeof ways)[number]['id']>('binding');
  const way = ways.find(({ id }) => id === shown) ?? ways[0];
  return (
    <>
      <Tabs
        value={shown}
        onChange={(_, id) => setShown(id)}
        variant="scrollable"
        // They would take up room even where all tabs fit.
        scrollButtons="off"
        indicatorColor="primary"
        aria-label={t('claim.useTabs')}
        selectionFollowsFocus
      >
        {ways.map(({ id, title }) => (
          <Tab
            key={id}
            value={id}
            label={t(title)}
            className={classes.tab}
            id={`use-tab-${id}`}
            aria-controls={`use-panel-${id}`}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`use-panel-${way.id}`}
        aria-labelledby={`use-tab-${way.id}`}
        className={classes.panel}
      >
        <Typography gutterBottom>{t(way.text)}</Typography>
        {keys && keys.length > 0 && (
          <Typography gutterBottom color="textSecondary">
            {t('claim.useKeys', { keys: keys.join(', ') })}
          </Typography>
        )}
        <CodeBlock
          text={way.snippet(claim, workloadOf(claim))}
          what={t(way.title)}
        />
      </div>
    </>
  );
};

/** Most Deployments are named as their component. */
function workloadOf({ entityRef }: Claim): string {
  try {
    return entityRef ? parseEntityRef(entityRef).name : 'my-app';
  } catch {
    // Anyone who may write the claim may write anything there.
    return 'my-app';
  }
}
