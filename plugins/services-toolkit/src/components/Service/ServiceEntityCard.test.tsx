import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import { axeViolations } from '../../__testUtils__/axeViolations';
import {
  aPlan,
  aService,
  aServiceEntity,
  aServiceInCluster,
  anOffering,
} from '../../__testUtils__/builders';
import { aRunsOn, unreachable } from '../../__testUtils__/linkSamples';
import { renderPage } from '../../__testUtils__/renderPage';
import { ServiceEntityCard } from './ServiceEntityCard';
import { ServiceExamples } from './ServiceExamples';
import { ServicePage } from './ServicePage';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import '../ClaimDialog/ClaimDialog';
import './ServiceRelations';

const postgresql = aService({
  longDescription: [
    'A **relational** database. <script>window.hacked = true</script>',
    '[docs](https://docs.example.org) [evil](javascript:alert(1))',
    '![logo](http://tracker.example.org/a.png)',
  ].join('\n\n'),
  deprecated: { since: '2026-10-01', replacement: 'postgresql-next' },
  lifecycle: 'deprecated',
  clusters: [
    aServiceInCluster({
      plans: [
        aPlan({ limits: { perNamespace: 2 } }),
        aPlan({
          name: 'large',
          title: 'Large',
          class: 'postgres-large',
          free: true,
          costs: [],
          bullets: [],
          availability: { kind: 'onDemand', typicalSecondsToReady: 20 },
        }),
      ],
      capabilities: [
        {
          name: 'backup',
          title: 'Backups',
          met: 'True',
          inheritedFrom: 'postgres-clusters',
        },
      ],
      capabilitiesNotAvailable: [
        {
          name: 'resize',
          title: 'Online resize',
          met: 'Unknown',
          message: 'the fact storageClasses is not known',
        },
      ],
    }),
  ],
  outputs: [
    { key: 'uri', title: 'Connection URI', sensitive: true, optional: false },
    { key: 'replica-host', sensitive: false, optional: true },
  ],
  inherited: [{ field: 'outputs[uri]', from: 'postgres-clusters' }],
  relations: [
    {
      from: 'Cluster.postgresql.cnpg.io',
      to: 'Secret',
      type: 'contains',
    },
  ],
  maintainers: [{ name: 'Dana', email: 'dana@example.org' }],
  links: [
    { url: 'https://chat.example.org', title: '#databases', type: 'chat' },
    // eslint-disable-next-line no-script-url
    { url: 'javascript:alert(1)', title: 'A trap', type: 'runbook' },
  ],
  examples: [
    {
      name: 'good',
      description: 'A cluster with backups',
      group: 'postgresql.cnpg.io',
      version: 'v1',
      kind: 'Cluster',
      yaml: 'kind: Cluster\nspec: good\n',
      valid: 'True',
    },
    {
      name: 'bad',
      description: 'A cluster that is misspelt',
      group: 'postgresql.cnpg.io',
      version: 'v1',
      kind: 'Cluster',
      yaml: 'kind: Cluster\nspec: bad\n',
      valid: 'False',
      message: 'Line 2, column 7: must be an object.',
    },
  ],
  found: [
    {
      cluster: 'workload',
      conditions: [],
      missingOutputs: ['uri'],
      surplusOutputs: ['jdbc-url'],
    },
  ],
});

// Without a layout nothing has a size.
beforeAll(() => {
  Object.defineProperty(SVGElement.prototype, 'getBBox', {
    configurable: true,
    value: () => ({ x: 0, y: 0, width: 80, height: 44 }),
  });
});
afterAll(() => {
  Reflect.deleteProperty(SVGElement.prototype, 'getBBox');
});

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.services = [postgresql];
  api.offerings = [
    anOffering(),
    anOffering({
      class: 'postgres-large',
      title: 'Large',
      kind: 'provisioner',
    }),
  ];
  return api;
}

const owner = { owns: ['group:default/platform-team'] };
const entity = aServiceEntity();
const section = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('the page of a service', () => {
  it('says what it is, without what is active in its description', async () => {
    renderPage(<ServiceEntityCard />, anApi(), { entity });
    const about = await section('What it is');
    expect(await about.findByText('relational')).toBeInTheDocument();
    expect(about.getByRole('link', { name: /docs/ })).toHaveAttribute(
      'href',
      'https://docs.example.org',
    );
    const evil = about.getByText('evil');
    expect(evil.closest('a')?.getAttribute('href') ?? '').not.toMatch(
      /javascript/,
    );
    expect(document.querySelector('article script')).toBeNull();
    expect(document.querySelector('img[src^="http:"]')).toBeNull();
    expect((window as unknown as { hacked?: boolean }).hacked).toBeUndefined();
  });

  it('has its plans side by side, each with a claim of its own', async () => {
    renderPage(<ServiceEntityCard />, anApi(), { entity });
    const plans = within(await screen.findByRole('list', { name: 'Plans' }));
    for (const text of [
      'Small',
      '2 GiB of memory',
      '€12.50 per month',
      'workload: 4 free in pool',
      'At most 2 claims in a namespace',
      'Large',
      'Free of charge',
      'workload: on demand in ~20 s',
    ]) {
      expect(plans.getByText(text)).toBeInTheDocument();
    }
    await userEvent.click(plans.getByRole('button', { name: 'Claim Large' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'claim-offering=services%2Fpostgres-large',
    );
  });

  it('says on which other cluster instances of a plan are', async () => {
    const api = anApi();
    const plans = [
      aPlan({ runsOn: aRunsOn(unreachable) }),
      aPlan({ name: 'large', title: 'Large', class: 'postgres-large' }),
    ];
    api.services = [aService({ clusters: [aServiceInCluster({ plans })] })];
    renderPage(<ServiceEntityCard />, api, { entity });
    const [small, large] = within(
      await screen.findByRole('list', { name: 'Plans' }),
    ).getAllByRole('listitem');
    expect(small).toHaveTextContent(
      'Runs on services, reached through link-a, not reachable for 17 minutes',
    );
    expect(large).not.toHaveTextContent('Runs on');
  });

  it('says of each guarantee and capability what the cluster says', async () => {
    renderPage(<ServiceEntityCard />, anApi(), { entity });
    const guarantees = await section('Guarantees');
    expect(guarantees.getByText('Kept on workload.')).toBeInTheDocument();
    expect(
      guarantees.getByText(
        'Not on workload: needs 3 nodes that take pods, has 1.',
      ),
    ).toBeInTheDocument();
    const capabilities = await section('What it can do');
    expect(
      capabilities.getByText(
        'Not known on workload: the fact storageClasses is not known.',
      ),
    ).toBeInTheDocument();
    expect(
      capabilities.getByText(
        'as its author says (ClusterResource postgres-clusters)',
      ),
    ).toBeInTheDocument();
  });

  it('tells whoever may read the facts which rule is missing', async () => {
    const api = anApi();
    api.infrastructure = {
      workload: {
        cluster: 'workload',
        ready: 'False',
        observed: [],
        unknown: [
          {
            fact: 'storageClasses',
            missingRule: 'list storageclasses.storage.k8s.io',
          },
        ],
      },
    };
    renderPage(<ServiceEntityCard />, api, { entity });
    expect(
      await screen.findByText(
        'workload does not tell the fact “storageClasses”, since the controllers may not read it: list storageclasses.storage.k8s.io.',
      ),
    ).toBeInTheDocument();
  });

  it('says what one gets, and where real Secrets differ only to who runs it', async () => {
    const { unmount } = renderPage(<ServiceEntityCard />, anApi(), { entity });
    const outputs = await section('What you get');
    expect(outputs.getByText('uri')).toBeInTheDocument();
    expect(outputs.getByText('keep it secret')).toBeInTheDocument();
    expect(screen.queryByText(/jdbc-url/)).toBeNull();
    unmount();
    renderPage(<ServiceEntityCard />, anApi(), { entity, ...owner });
    expect(await screen.findByText(/also hold jdbc-url/)).toBeInTheDocument();
    expect(screen.getByText(/lack uri/)).toBeInTheDocument();
  });

  it('leads on from what is deprecated', async () => {
    renderPage(<ServiceEntityCard />, anApi(), { entity });
    expect(
      await screen.findByRole('link', { name: 'Take postgresql-next instead' }),
    ).toHaveAttribute('href', '/services/service/services/postgresql-next');
    expect(
      screen.getByText(/has been deprecated since Oct 1, 2026/),
    ).toBeInTheDocument();
  });

  it('says whom to ask, and links to https only', async () => {
    renderPage(<ServiceEntityCard />, anApi(), { entity });
    const support = await section('Whom to ask, and where to read on');
    expect(support.getByRole('link', { name: /#databases/ })).toHaveAttribute(
      'href',
      'https://chat.example.org',
    );
    expect(support.getByText('A trap').closest('a')).toBeNull();
    expect(support.getByText('dana@example.org')).toBeInTheDocument();
  });

  it('breaks no rule of accessibility', async () => {
    renderPage(<ServiceEntityCard />, anApi(), { entity, ...owner });
    await section('How its parts relate');
    expect(await axeViolations()).toEqual([]);
  });

  it('shows examples to copy, and invalid ones only to who can mend them', async () => {
    const { unmount } = renderPage(<ServiceExamples />, anApi(), { entity });
    expect(await screen.findByText(/spec: good/)).toBeInTheDocument();
    expect(screen.queryByText(/spec: bad/)).toBeNull();
    unmount();
    renderPage(<ServiceExamples />, anApi(), { entity, ...owner });
    expect(await screen.findByText(/spec: bad/)).toBeInTheDocument();
    expect(
      screen.getByText(/Line 2, column 7: must be an object/),
    ).toBeInTheDocument();
  });

  it('says when there is none of that name', async () => {
    renderPage(<ServicePage />, anApi(), {
      at: '/services/service/services/none',
      path: '/services/service/:group/:service',
    });
    expect(
      await screen.findByText('No cluster offers this service any more'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});
