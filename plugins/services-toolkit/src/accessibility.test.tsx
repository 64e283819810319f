import type { ReactElement } from 'react';
import { screen } from '@testing-library/react';
import { FakeServicesToolkitApi } from './__testUtils__/FakeServicesToolkitApi';
import { axeViolations } from './__testUtils__/axeViolations';
import {
  aGraph,
  aClaim,
  aCluster,
  aComponent,
  aReadyGraph,
  aReadyClaim,
  anOffering,
  anOfferingEntity,
} from './__testUtils__/builders';
import {
  anElsewhereGraph,
  aRunsOn,
  unreachable,
  manyLinkedClusters,
} from './__testUtils__/linkSamples';
import { renderPage } from './__testUtils__/renderPage';
import { ClaimPage } from './components/ClaimPage/ClaimPage';
import { ClaimsPage } from './components/ClaimsPage/ClaimsPage';
import { ComponentServicesCard } from './components/ComponentServices/ComponentServicesCard';
import { LinksPage } from './components/LinksPage/LinksPage';
import { OfferingClusters } from './components/OfferingContent/OfferingClusters';
import { OfferingEntityCard } from './components/OfferingContent/OfferingEntityCard';
import { OfferingExamples } from './components/OfferingContent/OfferingExamples';
import { OfferingUsage } from './components/OfferingContent/OfferingUsage';
import { OfferingParameters } from './components/OfferingContent/Parameters/OfferingParameters';
import { PendingPage } from './components/PendingPage/PendingPage';
import { ServicesPage } from './components/ServicesPage/ServicesPage';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import './components/ClaimDialog/ClaimDialog';
import './components/ClaimDialog/Settings/ChooseSettings';

const parametersSchema = {
  type: 'object',
  description: 'A database of its own.',
  required: ['version', 'network'],
  properties: {
    version: { type: 'string', enum: ['17', '18'], description: 'Which.' },
    storageGB: { type: 'integer', minimum: 1, default: 10 },
    highAvailability: { type: 'boolean', description: 'Two of them.' },
    port: { 'x-kubernetes-int-or-string': true },
    network: { type: 'object', properties: { zone: { type: 'string' } } },
    nodes: {
      type: 'array',
      default: [{ zone: 'a' }],
      items: { type: 'object', properties: { zone: { type: 'string' } } },
    },
    labels: {
      type: 'object',
      default: { team: 'apps' },
      additionalProperties: { type: 'string' },
    },
    extra: { 'x-kubernetes-preserve-unknown-fields': true },
  },
};

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.clusters = [aCluster(), aCluster({ name: 'away', reachable: false })];
  api.offerings = [
    anOffering({
      kind: 'provisioner',
      clusters: [
        { name: 'workload', ready: 'True', parametersSchema },
        { name: 'away', ready: 'False', message: 'There is no CRD.' },
      ],
    }),
  ];
  api.claims = [
    aReadyClaim(),
    aClaim({ name: 'waits' }),
    aClaim({ name: 'fails', state: 'failed' }),
    aReadyClaim({ name: 'elsewhere', runsOn: aRunsOn(unreachable) }),
  ];
  api.graphs = {
    ...{ 'orders-postgres': aReadyGraph(), waits: aGraph() },
    elsewhere: anElsewhereGraph(),
  };
  api.links = manyLinkedClusters();
  return api;
}

const claimAt = (name: string, search = '') => ({
  at: `/services/claims/workload/my-apps/${name}${search}`,
  path: '/services/claims/:cluster/:namespace/:name',
});
const dialogAt = (step: string) => ({
  at: `/?claim=${step}&claim-offering=services/postgres&claim-for=component:default/orders`,
});
const offering = { entity: anOfferingEntity() };

type Options = Parameters<typeof renderPage>[2];

describe('axe finds nothing', () => {
  it.each<[string, ReactElement, Options, string | RegExp]>([
    ['on the services', <ServicesPage />, {}, 'PostgreSQL'],
    ['on my claims', <ClaimsPage />, {}, 'waits'],
    ['on links between clusters', <LinksPage />, {}, 'workload uses services'],
    [
      'on a claim that runs on a cluster which is away',
      <ClaimPage />,
      claimAt('elsewhere', '?link=clusterLink'),
      'Link to another cluster',
    ],
    ['on pending claims', <PendingPage />, {}, 'fails'],
    [
      'on a claim that is ready',
      <ClaimPage />,
      claimAt('orders-postgres', '?link=secret'),
      'Keys of the Secret',
    ],
    [
      'on a claim that waits',
      <ClaimPage />,
      claimAt('waits'),
      'The quota of the account is used up',
    ],
    [
      'on a claim as a list',
      <ClaimPage />,
      claimAt('waits', '?graph=list'),
      'The quota of the account is used up',
    ],
    ['on a claim that is gone', <ClaimPage />, claimAt('no'), /never existed/],
    [
      'on a component',
      <ComponentServicesCard />,
      { entity: aComponent() },
      'waits',
    ],
    ['on an offering', <OfferingEntityCard />, offering, 'How to claim it'],
    ['on its parameters', <OfferingParameters />, offering, 'storageGB'],
    ['on its use', <OfferingUsage />, offering, 'waits'],
    ['on its examples', <OfferingExamples />, offering, 'Claim it'],
    ['on its clusters', <OfferingClusters />, offering, 'State'],
    ['when a service is chosen', <p />, { at: '/?claim=service' }, /Managed/],
    ['when a place is chosen', <p />, dialogAt('where'), 'On which cluster?'],
    ['when settings are chosen', <p />, dialogAt('settings'), 'Two of them.'],
  ])('%s', async (_, element, options, text) => {
    renderPage(element, anApi(), options);
    await screen.findAllByText(text);
    expect(await axeViolations()).toEqual([]);
  });

  it('in the review', async () => {
    const api = anApi();
    api.offerings = [anOffering()];
    renderPage(<p />, api, dialogAt('review'));
    await screen.findByText(/Accepted by/);
    expect(await axeViolations()).toEqual([]);
  });
});
