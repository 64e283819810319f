import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import {
  aCluster,
  aPlan,
  aService,
  aServiceInCluster,
  anOffering,
} from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { ServicesPage } from './ServicesPage';
// Loaded when it is needed only, which takes longer than a test waits for an element.
import '../ClaimDialog/ClaimDialog';

const onTwoClusters = [
  aServiceInCluster({
    title: 'Frankfurt',
    plans: [
      aPlan(),
      aPlan({
        name: 'large',
        title: 'Large',
        class: 'postgres-large',
        costs: [],
        availability: { kind: 'onDemand', typicalSecondsToReady: 110 },
      }),
    ],
    guarantees: [
      {
        name: 'survives-node-loss',
        title: 'Survives the loss of one node',
        met: 'True',
      },
    ],
    guaranteesNotKept: [],
  }),
  aServiceInCluster({
    name: 'production',
    plans: [],
    guarantees: [],
    guaranteesNotKept: [
      {
        name: 'survives-node-loss',
        title: 'Survives the loss of one node',
        met: 'False',
        message: 'needs 3 nodes that take pods, has 1.',
      },
      {
        name: 'snapshots',
        title: 'Hourly snapshots',
        met: 'Unknown',
        code: 'notJudgedYet',
      },
    ],
  }),
];

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.clusters = [aCluster()];
  api.services = [aService({ clusters: onTwoClusters })];
  api.offerings = [
    anOffering(),
    anOffering({
      class: 'postgres-large',
      title: 'PostgreSQL, large',
      kind: 'provisioner',
    }),
    anOffering({
      class: 'valkey',
      title: 'Valkey',
      description: undefined,
      kind: 'provisioner',
      instanceType: undefined,
      owner: undefined,
    }),
  ];
  return api;
}

const card = (name: string) => screen.findByRole('article', { name });
/** Those of the cards; the page around them is an article, too. */
const names = () =>
  screen
    .queryAllByRole('article', { name: /./ })
    .map(article => article.getAttribute('aria-label'))
    .filter(Boolean);

describe('services with plans', () => {
  it('are one card each, with what a claim on each plan would meet and costs', async () => {
    renderPage(<ServicesPage />, anApi());
    const postgres = within(await card('PostgreSQL'));
    expect(names()).toEqual(['PostgreSQL', 'Valkey']);
    expect(postgres.getByText('PostgreSQL 18.4')).toBeInTheDocument();
    expect(postgres.getByText(/Data Platform/)).toBeInTheDocument();
    const plans = within(postgres.getByRole('list', { name: 'Plans' }));
    expect(
      plans.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      'Small4 free in pool · €12.50 per month',
      'Largeon demand in ~2 min',
    ]);
    expect(
      postgres.getByRole('link', { name: 'Details of PostgreSQL' }),
    ).toHaveAttribute('href', '/catalog/services/resource/postgresql');
  });

  it('promise only what a cluster keeps, and say where it is not', async () => {
    renderPage(<ServicesPage />, anApi());
    const kept = within(
      within(await card('PostgreSQL')).getByRole('list', {
        name: 'What is guaranteed',
      }),
    );
    expect(kept.getAllByRole('listitem')).toHaveLength(1);
    expect(
      kept.getByText('Survives the loss of one node (on Frankfurt)'),
    ).toBeInTheDocument();
    expect(
      kept.getByTitle(
        'Kept on Frankfurt. Not on production: needs 3 nodes that take pods, has 1.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Hourly snapshots/)).toBeNull();
  });

  it('do not keep anything where no cluster answers', async () => {
    const api = anApi();
    api.services = [
      aService({ clusters: [aServiceInCluster({ stale: true })] }),
    ];
    renderPage(<ServicesPage />, api);
    const postgres = within(await card('PostgreSQL'));
    expect(postgres.queryByText('Encrypted at rest')).toBeNull();
    expect(postgres.queryByText('Ready')).toBeNull();
  });

  it('say that a pool is exhausted, and how many wait', async () => {
    const api = anApi();
    api.services = [
      aService({
        clusters: [
          aServiceInCluster({
            plans: [
              aPlan({ availability: { kind: 'pool', free: 0, waiting: 35 } }),
            ],
          }),
        ],
      }),
    ];
    renderPage(<ServicesPage />, api);
    const postgres = within(await card('PostgreSQL'));
    expect(postgres.getByText('None free')).toBeInTheDocument();
    expect(postgres.getByText(/0 free, 35 waiting/)).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Ready now'));
    await waitFor(() => expect(names()).not.toContain('PostgreSQL'));
  });

  it('mark what is deprecated and put it last', async () => {
    const api = anApi();
    api.services = [
      aService({ name: 'old', title: 'Old', lifecycle: 'deprecated' }),
      aService({ name: 'new', title: 'New', lifecycle: 'experimental' }),
    ];
    renderPage(<ServicesPage />, api);
    expect(
      within(await card('Old')).getByText('Deprecated'),
    ).toBeInTheDocument();
    expect(
      within(await card('New')).getByText('Experimental'),
    ).toBeInTheDocument();
    expect(names()).toEqual(['New', 'PostgreSQL, large', 'Valkey', 'Old']);
  });

  it.each([
    ['db', ['PostgreSQL']],
    ['pg', ['PostgreSQL']],
    ['frankfurt', ['PostgreSQL']],
    ['relational backups', ['PostgreSQL']],
    ['snapshots', []],
  ])('are found by %s', async (query, expected) => {
    renderPage(<ServicesPage />, anApi(), { at: `/?q=${query}` });
    await screen.findByText(/^\d services?$/);
    await waitFor(() => expect(names()).toEqual(expected));
  });

  it('are narrowed down by what is kept on a cluster, which stands in the address', async () => {
    renderPage(<ServicesPage />, anApi(), { at: '/?cluster=production' });
    await card('PostgreSQL');
    await userEvent.click(screen.getByRole('button', { name: /^Guarantees/ }));
    await userEvent.click(
      screen.getByRole('option', { name: 'Survives the loss of one node' }),
    );
    await userEvent.keyboard('{Escape}');
    expect(await screen.findByText('No service matches')).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'cluster=production&guarantee=survives-node-loss',
    );
    await userEvent.click(screen.getByRole('button', { name: /^Offered on/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Frankfurt' }));
    expect(await card('PostgreSQL')).toBeInTheDocument();
  });

  it('come first where one can claim them; others say shortly why not', async () => {
    const api = anApi();
    api.refuse = request =>
      request.class === 'valkey'
        ? undefined
        : [
            {
              message: 'A long sentence.',
              rule: {
                apiGroup: 'services.apps.tanzu.vmware.com',
                resource: 'clusterinstanceclasses',
                verb: 'claim',
                name: 'postgres',
              },
              grant: 'kubectl create clusterrole …',
            },
          ];
    renderPage(<ServicesPage />, api);
    expect(
      await screen.findByRole('heading', {
        name: 'You cannot claim these now',
      }),
    ).toBeInTheDocument();
    expect(names()).toEqual(['Valkey', 'PostgreSQL']);
    expect(
      screen.getByRole('button', { name: 'Claim PostgreSQL' }),
    ).toHaveAccessibleDescription('You have no access yet. Ask platform-team.');
    await userEvent.click(screen.getByLabelText('I can claim'));
    await waitFor(() => expect(names()).toEqual(['Valkey']));
    expect(screen.getByLabelText('address')).toHaveTextContent('claimable=1');
  });

  it('are claimed with the first plan that is to be had', async () => {
    const api = anApi();
    api.services = [
      aService({
        clusters: [
          aServiceInCluster({
            plans: [
              aPlan({ availability: { kind: 'pool', free: 0, waiting: 1 } }),
              aPlan({
                name: 'large',
                class: 'postgres-large',
                availability: { kind: 'onDemand' },
              }),
            ],
          }),
        ],
      }),
    ];
    renderPage(<ServicesPage />, api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Claim PostgreSQL' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'claim-offering=services%2Fpostgres-large',
    );
  });

  it('have their picture, which is asked for once', async () => {
    const api = anApi();
    api.services = [aService({ icon: { digest: 'sha256-1' } })];
    api.icons = {
      postgresql: new Blob(['<svg/>'], { type: 'image/svg+xml' }),
    };
    renderPage(<ServicesPage />, api);
    const postgres = await card('PostgreSQL');
    await waitFor(() =>
      expect(postgres.querySelector('img')).toHaveAttribute(
        'src',
        'data:image/svg+xml;base64,PHN2Zy8+',
      ),
    );
    expect(
      api.calls.filter(({ method }) => method === 'getServiceIcon'),
    ).toHaveLength(1);
  });

  it('of the same picture ask for it once', async () => {
    const api = anApi();
    const icon = { digest: 'sha256-1' };
    api.services = [
      aService({ icon }),
      aService({ name: 'mysql', title: 'MySQL', icon }),
      aService({ name: 'redis', title: 'Redis', icon: { digest: 'sha256-2' } }),
    ];
    const picture = new Blob(['<svg/>'], { type: 'image/svg+xml' });
    api.icons = { postgresql: picture, mysql: picture, redis: picture };
    renderPage(<ServicesPage />, api);
    for (const title of ['PostgreSQL', 'MySQL', 'Redis']) {
      const one = await card(title);
      await waitFor(() => expect(one.querySelector('img')).not.toBeNull());
    }
    expect(
      api.calls.filter(({ method }) => method === 'getServiceIcon'),
    ).toHaveLength(2);
  });

  it('never show as a picture what is none', async () => {
    const api = anApi();
    api.services = [aService({ icon: { digest: 'sha256-1' } })];
    api.icons = { postgresql: new Blob(['<p>'], { type: 'text/html' }) };
    renderPage(<ServicesPage />, api);
    const postgres = await card('PostgreSQL');
    await waitFor(() =>
      expect(api.calls.map(({ method }) => method)).toContain('getServiceIcon'),
    );
    expect(postgres.querySelector('img')).toBeNull();
  });
});
