import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../__testUtils__/FakeServicesToolkitApi';
import { aCluster, anOffering } from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { ServicesPage } from './ServicesPage';

const valkey = anOffering({
  class: 'valkey',
  title: 'Valkey',
  description: 'A cache',
  instanceType: undefined,
  clusters: [
    { name: 'workload', ready: 'True' },
    {
      name: 'production',
      ready: 'False',
      reason: 'PooledResourceNotFound',
      message: 'There is no kind Valkey.',
    },
  ],
});

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.offerings = [anOffering(), valkey];
  api.clusters = [aCluster()];
  return api;
}

const card = (name: string) => screen.findByRole('article', { name });

describe('ServicesPage', () => {
  it('shows what is offered, by whom, where, and how ready it is', async () => {
    renderPage(<ServicesPage />, anApi());

    const postgres = within(await card('PostgreSQL'));
    expect(
      postgres.getByText('Managed PostgreSQL 18 with daily backups'),
    ).toBeInTheDocument();
    expect(
      postgres.getByRole('link', { name: /platform-team/ }),
    ).toHaveAttribute('href', '/catalog/default/group/platform-team');
    expect(postgres.getByText('Ready')).toBeInTheDocument();
    expect(
      postgres.getByRole('link', { name: 'Details of PostgreSQL' }),
    ).toHaveAttribute('href', '/catalog/services/resource/postgres');

    const partly = within(await card('Valkey'));
    expect(partly.getByText('Ready on 1 of 2')).toBeInTheDocument();
    expect(
      partly.getByText(/Not ready. There is no kind Valkey\./),
    ).toBeInTheDocument();
  });

  it('does not call ready what has no free instance', async () => {
    const api = anApi();
    api.offerings = [
      anOffering({
        clusters: [{ name: 'workload', ready: 'True', waiting: 35 }],
      }),
    ];
    renderPage(<ServicesPage />, api);
    const postgres = within(await card('PostgreSQL'));
    expect(postgres.getByText('None free')).toBeInTheDocument();
    expect(
      postgres.getByText('0 free, 35 waiting', { selector: 'p' }),
    ).toBeInTheDocument();
    expect(postgres.queryByText('Ready')).toBeNull();
    // It is asked for with the list: no question for each card.
    expect(new Set(api.calls.map(({ method }) => method))).not.toContain(
      'listClaimableInstances',
    );
    await userEvent.click(screen.getByLabelText('Ready now'));
    expect(await screen.findByText('No service matches')).toBeInTheDocument();
  });

  it('says how many instances are free for one’s own namespaces, with one question for all cards', async () => {
    const api = anApi();
    const clusters = [{ name: 'workload', ready: 'True' as const, waiting: 0 }];
    api.offerings = [
      anOffering({ clusters }),
      anOffering({ title: 'Valkey', class: 'valkey', clusters }),
      anOffering({ title: 'RabbitMQ', class: 'rabbitmq', clusters }),
      anOffering({ title: 'Kafka', class: 'kafka', kind: 'provisioner' }),
    ];
    api.free = {
      postgres: { number: 4, mayBeMore: false },
      valkey: { number: 0, mayBeMore: false },
    };
    renderPage(<ServicesPage />, api);
    const postgres = within(await card('PostgreSQL'));
    expect(
      await postgres.findByText('4 free', { selector: 'p' }),
    ).toBeInTheDocument();
    expect(postgres.getByText('Ready')).toBeInTheDocument();
    const taken = within(await card('Valkey'));
    expect(taken.getByText('0 free', { selector: 'p' })).toBeInTheDocument();
    expect(taken.getByText('None free')).toBeInTheDocument();
    // Where one may not ask, nothing is claimed.
    for (const title of ['RabbitMQ', 'Kafka']) {
      const silent = within(await card(title));
      expect(silent.queryByText(/free/i)).toBeNull();
      expect(silent.getByText('Ready')).toBeInTheDocument();
    }
    const asked = api.calls.filter(
      ({ method }) => method === 'countFreeInstances',
    );
    expect(asked).toHaveLength(1);
    expect(asked[0]?.argument).toEqual(
      ['postgres', 'valkey', 'rabbitmq'].map(name => ({
        group: 'services',
        class: name,
        cluster: 'workload',
        namespaces: ['my-apps'],
      })),
    );
  });

  it('says where another source has the place in the catalog, and leads past it', async () => {
    const api = anApi();
    api.offerings = [
      anOffering({ conflict: { message: 'Rename or remove the other one.' } }),
    ];
    renderPage(<ServicesPage />, api);
    const postgres = within(await card('PostgreSQL'));
    expect(
      postgres.getByTitle('Rename or remove the other one.'),
    ).toHaveTextContent(
      'Another source has this service’s place in the catalog',
    );
    expect(
      postgres.getByRole('link', { name: 'Details of PostgreSQL' }),
    ).toHaveAttribute('href', '/services/offerings/services/postgres');
  });

  it('finds while one types, and keeps that in the address', async () => {
    renderPage(<ServicesPage />, anApi());
    await card('PostgreSQL');

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search services' }),
      'cache',
    );

    expect(await card('Valkey')).toBeInTheDocument();
    expect(screen.queryByRole('article', { name: 'PostgreSQL' })).toBeNull();
    expect(screen.getByText('1 service')).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent('/?q=cache');
  });

  it('shows the first of very many, finds any, and shows more when asked', async () => {
    const api = anApi();
    api.offerings = Array.from({ length: 100 }, (_, index) =>
      anOffering({ class: `queue-${index}`, title: `Queue ${index}` }),
    );
    renderPage(<ServicesPage />, api);
    await card('Queue 0');
    const cards = () => screen.getAllByRole('article', { name: /^Queue/ });
    expect(screen.getByText('100 services')).toBeInTheDocument();
    await waitFor(() => expect(cards()).toHaveLength(24));

    await userEvent.click(
      screen.getByRole('button', { name: 'Show more (76 left)' }),
    );
    expect(cards()).toHaveLength(48);

    await userEvent.type(screen.getByRole('searchbox'), '99');
    expect(await card('Queue 99')).toBeInTheDocument();
    expect(cards()).toHaveLength(1);
    await userEvent.clear(screen.getByRole('searchbox'));
    await waitFor(() => expect(cards()).toHaveLength(24));
  });

  it('shows the first page while the others are on their way, and claims no more than it knows', async () => {
    const api = anApi();
    let others = () => {};
    const arrived = new Promise<void>(resolve => {
      others = resolve;
    });
    jest.spyOn(api, 'listOfferings').mockImplementation(async request => {
      if (!request?.cursor) {
        return { items: [anOffering()], nextCursor: 'second' };
      }
      await arrived;
      return { items: [valkey] };
    });
    renderPage(<ServicesPage />, api);
    await card('PostgreSQL');
    expect(screen.queryByText(/^\d+ service/)).toBeNull();

    await userEvent.type(screen.getByRole('searchbox'), 'cache');
    expect(screen.queryByRole('article', { name: 'PostgreSQL' })).toBeNull();
    expect(screen.queryByText('No service matches')).toBeNull();

    others();
    await card('Valkey');
    expect(screen.getByText('1 service')).toBeInTheDocument();
  });

  it('filters by what the address says', async () => {
    renderPage(<ServicesPage />, anApi(), { at: '/?category=database' });
    await card('PostgreSQL');
    expect(screen.queryByRole('article', { name: 'Valkey' })).toBeNull();
  });

  it('filters by cluster with the keyboard', async () => {
    renderPage(<ServicesPage />, anApi());
    await card('PostgreSQL');
    screen.getByRole('button', { name: /Offered on/ }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(
      await screen.findByRole('option', { name: 'production' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('article', { name: 'PostgreSQL' })).toBeNull(),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'cluster=production',
    );
  });

  it('says what hides everything, and shows it again with one click', async () => {
    renderPage(<ServicesPage />, anApi(), { at: '/?q=nonsense&ready=1' });
    expect(await screen.findByText('No service matches')).toBeInTheDocument();
    expect(screen.getByText(/2 services are hidden/)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await card('PostgreSQL')).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/$/);
  });

  it('explains what a service is while there is none', async () => {
    renderPage(<ServicesPage />, new FakeServicesToolkitApi());
    expect(
      await screen.findByText('No services are offered yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/kind: ClusterInstanceClass/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy the example' }),
    ).toBeInTheDocument();
  });

  it('shows skeletons while it takes long', async () => {
    const api = anApi();
    let answer = () => {};
    api.pending.listOfferings = new Promise(resolve => {
      answer = resolve;
    });
    renderPage(<ServicesPage />, api);
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    answer();
    await card('PostgreSQL');
    expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull();
  });

  it('says what went wrong, and tries again', async () => {
    const api = anApi();
    api.failing.listOfferings = await anApiError(
      403,
      'You may not see services.',
    );
    renderPage(<ServicesPage />, api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The services could not be loaded');
    expect(alert).toHaveTextContent('You may not see services.');

    api.failing = {};
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await card('PostgreSQL')).toBeInTheDocument();
  });

  it('keeps what it knows while the backend is away', async () => {
    const api = anApi();
    renderPage(<ServicesPage />, api);
    await card('PostgreSQL');
    api.failing.listOfferings = new Error('Failed to fetch');
    expect(
      await screen.findByText(/refresh failed: Failed to fetch/),
    ).toBeInTheDocument();
    expect(await card('PostgreSQL')).toBeInTheDocument();
  });

  it('marks a cluster that is away', async () => {
    const api = anApi();
    api.clusters = [
      aCluster({
        reachable: false,
        since: new Date(Date.now() - 180_000).toISOString(),
      }),
    ];
    renderPage(<ServicesPage />, api);
    expect(
      await screen.findByText(
        /Cluster workload has not answered for 3 minutes/,
      ),
    ).toBeInTheDocument();
  });

  it('shows to a guest what there is, and why it cannot be claimed', async () => {
    const api = anApi();
    const reason = 'You may not claim in my-apps. Ask its owner.';
    api.refuse = () => reason;
    renderPage(<ServicesPage />, api, { owns: ['user:default/bob'] });

    await card('PostgreSQL');
    // Once for all, since it is the same for all.
    expect(await screen.findAllByText(reason)).toHaveLength(1);
    const claim = screen.getByRole('button', { name: 'Claim PostgreSQL' });
    expect(claim).toBeDisabled();
    expect(claim).toHaveAccessibleDescription(reason);
  });

  it('does not refuse where more namespaces exist than were asked about', async () => {
    const api = anApi();
    api.refuse = () => 'No.';
    renderPage(<ServicesPage />, api, { catalog: [] });
    await card('PostgreSQL');
    expect(
      screen.getByRole('button', { name: 'Claim PostgreSQL' }),
    ).toBeEnabled();
  });

  it('says why a service that is ready nowhere cannot be claimed', async () => {
    const api = anApi();
    api.offerings = [
      anOffering({
        clusters: [{ name: 'workload', ready: 'False', message: 'No CRD.' }],
      }),
    ];
    renderPage(<ServicesPage />, api);
    const claim = await screen.findByRole('button', {
      name: 'Claim PostgreSQL',
    });
    expect(claim).toBeDisabled();
    expect(claim).toHaveAccessibleDescription(
      'It is not ready on any cluster. No CRD.',
    );
  });
});
