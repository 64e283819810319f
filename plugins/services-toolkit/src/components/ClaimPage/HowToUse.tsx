import { useState } from 'react';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import {
  clientSnippet,
  codeSnippets,
  databaseUrlSnippet,
  kubectlSnippet,
} from '../../model/connectSnippets';
import type { Protocol } from '../../model/protocols';
import {
  environmentSnippet,
  quarkusSnippet,
  serviceBindingSnippet,
  serviceClaimsSnippet,
  springSnippet,
  volumeSnippet,
} from '../../model/usageSnippets';
import { CodeBlock } from '../common/CodeBlock';
import { useClaimedProtocol } from './useClaimedProtocol';

/** What is told of one way: a text to copy, under a title where there are several. */
interface Snippet {
  title?: string;
  text: string;
}

const yamlWays = [
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

/** The ways in which a claim is used; those that need to know what it is are there where that is known. */
function useWays(
  claim: Claim,
  { protocol, keys }: { protocol?: Protocol; keys: readonly string[] },
) {
  const t = useTexts();
  const workload = workloadOf(claim);
  const connect = {
    id: 'connect',
    title: t('claim.useConnect'),
    text: t('claim.useConnectText'),
    snippets: (): Snippet[] => [
      { title: t('claim.connect.read'), text: kubectlSnippet(claim, keys) },
      ...(protocol
        ? [
            {
              title: t('claim.connect.client'),
              text: clientSnippet(claim, protocol, keys),
            },
          ]
        : []),
    ],
  };
  const code = protocol && {
    id: 'code',
    title: t('claim.useCode'),
    text: t('claim.useCodeText'),
    snippets: (): Snippet[] => [
      {
        title: t('claim.connect.variable'),
        text: databaseUrlSnippet(claim, protocol, keys, workload),
      },
      ...codeSnippets(protocol).map(({ language, text }) => ({
        title: language,
        text,
      })),
    ],
  };
  return [
    connect,
    ...(code ? [code] : []),
    ...yamlWays.map(({ id, title, text, snippet }) => ({
      id,
      title: t(title),
      text: t(text),
      snippets: (): Snippet[] => [{ text: snippet(claim, workload) }],
    })),
  ];
}

const useStyles = makeStyles(theme => ({
  panel: { paddingTop: theme.spacing(2), overflowWrap: 'anywhere' },
  snippet: { '& + &': { marginTop: theme.spacing(2) } },
  tab: { minWidth: 0, padding: theme.spacing(0.75, 1.25), letterSpacing: 0 },
}));

/** How an application gets at the credentials, with the names of this claim. */
export const HowToUse = (props: {
  claim: Claim;
  /** The keys of the Secret, where they are known. */
  keys?: readonly string[];
  /** The claim's cluster, as soon as it is known. */
  on?: Cluster;
}) => {
  const { claim, keys } = props;
  const classes = useStyles();
  const t = useTexts();
  const { protocol, outputs } = useClaimedProtocol(claim, props.on);
  const ways = useWays(claim, { protocol, keys: keys ?? outputs });
  const [chosen, setShown] = useState<string>('connect');
  const way = ways.find(({ id }) => id === chosen) ?? ways[0];
  if (!way) {
    return null;
  }
  return (
    <>
      <Tabs
        value={way.id}
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
            label={title}
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
        <Typography gutterBottom>{way.text}</Typography>
        {keys && keys.length > 0 && (
          <Typography gutterBottom color="textSecondary">
            {t('claim.useKeys', { keys: keys.join(', ') })}
          </Typography>
        )}
        {way.snippets().map(({ title, text }) => (
          <div key={title ?? way.id} className={classes.snippet}>
            {title && (
              <Typography component="h3" variant="body2">
                <b>{title}</b>
              </Typography>
            )}
            <CodeBlock text={text} what={title ?? way.title} />
          </div>
        ))}
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
