import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { mockApis } from '@backstage/frontend-test-utils';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../__testUtils__/FakeServicesToolkitApi';
import {
  aClaim,
  aCluster,
  aReadyClaim,
  aService,
  anOffering,
} from '../../__testUtils__/builders';
import { aRunsOn, unreachable } from '../../__testUtils__/linkSamples';
import { renderPage } from '../../__testUtils__/renderPage';
import { ClaimsPage } from '../ClaimsPage/ClaimsPage';
import { ClaimPage } from './ClaimPage';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import '../ClaimDialog/ClaimDialog';
import '../ClaimDialog/ClaimNeed';

function anApi(claim = aReadyClaim()) {
  const api = new FakeServicesToolkitApi();
  api.claims = [claim];
  return api;
}

const render = (api: FakeServicesToolkitApi) =>
  renderPage(<ClaimPage />, api, {
    at: '/services/claims/workload/my-apps/orders-postgres',
    path: '/services/claims/:cluster/:namespace/:name',
  });

const button = (name: string) => screen.findByRole('button', { name });

describe('the page of a claim that runs on another cluster', () => {
  it('says on which, and through which link', async () => {
    render(anApi(aReadyClaim({ runsOn: aRunsOn() })));
    const fact = await screen.findByText('Runs on');
    expect(fact.parentElement).toHaveTextContent(
      /services, reached through link-a$/,
    );
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says of one that is ready since when it cannot be reached', async () => {
    render(anApi(aReadyClaim({ runsOn: aRunsOn(unreachable) })));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Runs on services, reached through link-a, not reachable for 17 minutes.*keeps its credentials/,
    );
  });

  it('leaves it to the sentence of one that is not ready', async () => {
    const runsOn = aRunsOn({
      ...unreachable,
      state: 'broken',
      cluster: undefined,
    });
    render(anApi(aClaim({ runsOn })));
    const fact = await screen.findByText('Runs on');
    expect(fact.parentElement).toHaveTextContent(
      /Another cluster, reached through link-a, broken for 17 minutes/,
    );
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the page of a claim by need', () => {
  const need = {
    class: undefined,
    classSelector: {
      type: 'postgresql',
      version: '>=18',
      guarantees: ['survives-node-loss'],
    },
    messages: [
      { code: 'noServiceMatches', quote: 'Closest: needs 3 nodes, has 1' },
    ],
  };

  it('says what is needed, and what it waits for', async () => {
    const api = anApi(aClaim(need));
    api.services = [aService()];
    render(api);
    const needed = await screen.findByText('Needed');
    expect(
      await within(needed.parentElement!).findByText(
        'Survives the loss of one node',
      ),
    ).toBeInTheDocument();
    expect(needed.parentElement).toHaveTextContent(
      /Typepostgresql.*Version>=18/,
    );
    expect(screen.getByText('none has what is needed yet')).toBeInTheDocument();
    expect(
      screen.getByText('Closest: needs 3 nodes, has 1'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('postgresql, by need on workload, namespace my-apps'),
    ).toBeInTheDocument();
  });

  it('says which plan it got, and claims again by the same need', async () => {
    const api = anApi(
      aReadyClaim({ ...need, class: 'postgres', messages: [] }),
    );
    api.clusters = [aCluster()];
    api.services = [aService()];
    api.offerings = [anOffering({ title: 'PostgreSQL Large' })];
    render(api);
    expect(
      await screen.findByRole('link', { name: 'PostgreSQL Large' }),
    ).toBeInTheDocument();
    await userEvent.click(await button('Claim again…'));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByLabelText('Version')).toHaveValue('>=18');
    expect(
      dialog.getByRole('checkbox', { name: /^Survives the loss/ }),
    ).toBeChecked();
  });
});

describe('ClaimPage', () => {
  it('says how far the claim is and what came of it', async () => {
    render(anApi());
    expect(
      await screen.findByRole('heading', { name: 'Claim orders-postgres' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'Ready. Credentials are in Secret db-credentials.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('db-credentials')).toBeInTheDocument();
    expect(
      screen.getByText('PostgresInstance postgres-pool/pg-3'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'services.apps.tanzu.vmware.com/v1alpha1:ClassClaim:orders-postgres',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /orders/ })).toHaveAttribute(
      'href',
      '/catalog/default/component/orders',
    );
    // In the order in which they come true, not as the API server has them.
    const facts = screen.getByText(/The service was found/).closest('ol');
    expect(
      within(facts as HTMLElement)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['The service was found: Yes', 'The credentials are there: Yes']);
  });

  it('says which settings have no effect, as the claim’s status has it', async () => {
    render(
      anApi(
        aReadyClaim({
          prunedParameters: [
            { path: 'spec.parameters.sizee', similar: 'size' },
            ...Array.from({ length: 11 }, (_, n) => ({
              path: `spec.parameters.p${n}`,
            })),
          ],
        }),
      ),
    );
    const title = await screen.findByText(
      'The class does not know 12 settings of this claim; they were left out',
    );
    const notice = within(title.closest('[role="status"]') as HTMLElement);
    const items = notice.getAllByRole('listitem').map(one => one.textContent);
    expect(items[0]).toBe('spec.parameters.sizee (did you mean size?)');
    expect(items[1]).toBe('spec.parameters.p0');
    expect(items).toHaveLength(11);
    expect(items.at(-1)).toBe('and 2 more');
  });

  describe('while the cluster is asked what it hangs on', () => {
    const count = (api: FakeServicesToolkitApi, method: string) =>
      api.calls.filter(call => call.method === method).length;
    const sentence = () =>
      screen.findByText('Ready. Credentials are in Secret db-credentials.');

    function aSlowApi() {
      const api = anApi();
      let answer = () => {};
      api.pending.getClaimGraph = new Promise(resolve => {
        answer = resolve;
      });
      return { api, answer: () => act(async () => answer()) };
    }

    it('shows what the portal knows of it, which it asks once', async () => {
      const { api, answer } = aSlowApi();
      render(api);
      const shown = await sentence();
      expect(screen.getByText('How to use it')).toBeInTheDocument();
      expect(
        screen.getByRole('status', { name: 'Loading' }),
      ).toBeInTheDocument();
      expect(count(api, 'getClaimGraph')).toBe(1);
      await answer();
      expect(await screen.findByText(/The service was found/)).toBeVisible();
      // The same place, which does not light up: that more is known is no change.
      expect(shown).toBeInTheDocument();
      expect(shown.closest('[data-changed]')).toHaveAttribute(
        'data-changed',
        'false',
      );
      expect(screen.queryByRole('status', { name: 'Loading' })).toBeNull();
      expect(count(api, 'getClaim')).toBe(1);
      expect(count(api, 'getClaimGraph')).toBe(1);
    });

    it('does not light up when the cluster says more than its status', async () => {
      const { api, answer } = aSlowApi();
      api.claims = [aClaim()];
      api.graphs['orders-postgres'] = {
        claim: {
          ...aClaim(),
          messages: [{ code: 'classMissing', values: { className: 'pg' } }],
        },
        links: [],
        omittedResources: 0,
      };
      render(api);
      await screen.findByText(/^Waiting for a free instance/);
      await answer();
      const said = await screen.findByText(/^This cluster has no class pg\./);
      expect(said.closest('[data-changed]')).toHaveAttribute(
        'data-changed',
        'false',
      );
    });

    it('shows what the list one comes from has of it, and asks nothing else', async () => {
      const { api, answer } = aSlowApi();
      renderPage(
        <Routes>
          <Route path="/services/claims" element={<ClaimsPage />} />
          <Route
            path="/services/claims/:cluster/:namespace/:name"
            element={<ClaimPage />}
          />
        </Routes>,
        api,
        { at: '/services/claims' },
      );
      await userEvent.click(
        await screen.findByRole('link', { name: 'orders-postgres' }),
      );
      await screen.findByRole('heading', { name: 'Claim orders-postgres' });
      // Without waiting for anything.
      expect(
        screen.getByText('Ready. Credentials are in Secret db-credentials.'),
      ).toBeInTheDocument();
      expect(count(api, 'getClaim')).toBe(0);
      expect(screen.queryByRole('button', { name: 'Release…' })).toBeNull();
      await answer();
      expect(await button('Release…')).toBeInTheDocument();
      expect(count(api, 'getClaim')).toBe(0);
    });

    it('keeps it beside the reason where the cluster does not say', async () => {
      const { api, answer } = aSlowApi();
      api.failing.getClaimGraph = await anApiError(503, 'No answer in time.');
      render(api);
      await sentence();
      await answer();
      expect(await screen.findByText(/No answer in time/)).toBeInTheDocument();
      expect(await sentence()).toBeInTheDocument();
      expect(screen.queryByText('How it is fulfilled')).toBeNull();
    });

    it('shows nothing of it any more where one may not read it', async () => {
      const { api, answer } = aSlowApi();
      api.failing.getClaimGraph = await anApiError(
        403,
        'Ask the owner of my-apps.',
      );
      render(api);
      await sentence();
      await answer();
      expect(
        await screen.findByText(/Ask the owner of my-apps/),
      ).toBeInTheDocument();
      expect(
        screen.queryByText('Ready. Credentials are in Secret db-credentials.'),
      ).toBeNull();
    });
  });

  it('leads to the offering, and calls it and the cluster by their titles', async () => {
    const api = anApi();
    api.offerings = [anOffering()];
    api.clusters = [aCluster({ title: 'Frankfurt' })];
    render(api);
    expect(
      await screen.findByRole('link', { name: 'PostgreSQL' }),
    ).toHaveAttribute('href', '/catalog/services/resource/postgres');
    expect(
      screen.getByText('Frankfurt, namespace my-apps'),
    ).toBeInTheDocument();
    expect(
      api.calls.filter(({ method }) => method === 'listClusters'),
    ).toHaveLength(1);
  });

  it('names the class where there is no offering any more', async () => {
    const api = anApi();
    api.clusters = [aCluster({ title: 'Frankfurt' })];
    render(api);
    await waitFor(() =>
      expect(api.calls.map(({ method }) => method)).toContain('getOffering'),
    );
    expect(screen.getByText('postgres')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'postgres' })).toBeNull();
  });

  it('says whom to ask about what was claimed', async () => {
    const api = anApi();
    api.clusters = [aCluster()];
    api.offerings = [
      anOffering({
        offeredBy: [
          {
            service: 'postgresql',
            plan: 'small',
            entityRef: 'resource:services/postgresql_service',
          },
        ],
      }),
    ];
    api.services = [
      aService({
        links: [
          { url: 'https://chat.example.org', title: '#db', type: 'chat' },
          { url: 'http://runbooks.example.org', type: 'runbook' },
        ],
      }),
    ];
    render(api);
    expect(await screen.findByRole('link', { name: /#db/ })).toHaveAttribute(
      'href',
      'https://chat.example.org',
    );
    expect(screen.getByRole('link', { name: /platform-team/ })).toBeVisible();
    expect(screen.queryByText('http://runbooks.example.org')).toBeNull();
  });

  it('shows how to use it, with the real names', async () => {
    render(anApi());
    await screen.findByText('How to use it');
    const snippet = () => screen.getByRole('tabpanel').textContent;
    expect(snippet()).toContain('kubectl get secret db-credentials -n my-apps');
    // What it is, its class tells where no service does.
    expect(snippet()).toContain('psql');
    await userEvent.click(screen.getByRole('tab', { name: 'Code' }));
    expect(snippet()).toContain('DATABASE_URL');
    await userEvent.click(screen.getByRole('tab', { name: 'Service Binding' }));
    expect(snippet()).toContain('name: orders-postgres');
    expect(snippet()).toContain('kind: ServiceBinding');
    await userEvent.click(screen.getByRole('tab', { name: 'Environment' }));
    expect(snippet()).toContain('name: db-credentials');
    await userEvent.click(screen.getByRole('tab', { name: 'Volume' }));
    expect(snippet()).toContain('secretName: db-credentials');
  });

  it('follows the claim, and says so to screen readers', async () => {
    const api = anApi(aClaim());
    render(api);
    const status = await screen.findByText(
      'Waiting for a free instance. Nothing for you to do.',
    );
    expect(status.parentElement).toHaveAttribute('aria-live', 'polite');
    expect(screen.getByText('not there yet')).toBeInTheDocument();
    expect(
      screen.getByText('No controller has looked at the claim yet.'),
    ).toBeInTheDocument();

    api.claims = [aReadyClaim()];

    expect(
      await screen.findByText(
        'Ready. Credentials are in Secret db-credentials.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('db-credentials')).toBeInTheDocument();
  });

  it('says why it cannot be, in the words of the condition', async () => {
    render(
      anApi(
        aClaim({
          state: 'failed',
          messages: [
            { code: 'classMissing', values: { className: 'postgres' } },
          ],
          conditions: [
            {
              type: 'ClassMatched',
              status: 'False',
              reason: 'ClassDoesNotExist',
              message: 'No such class.',
            },
            { type: 'Validated', status: 'Unknown', reason: 'Initializing' },
          ],
        }),
      ),
    );
    await screen.findByText(/^This cluster has no class postgres\./);
    const facts = screen.getByText(/The service was found/).closest('ol');
    const [matched, validated] = within(facts as HTMLElement).getAllByRole(
      'listitem',
    );
    expect(matched).toHaveTextContent(
      'The service was found: NoNo such class. (ClassDoesNotExist)',
    );
    expect(validated).toHaveTextContent(/^The settings are valid: Not yet$/);
    expect(screen.queryByText('How to use it')).toBeNull();
  });

  it('is released after a question', async () => {
    const api = anApi();
    render(api);
    await userEvent.click(await button('Release…'));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Release orders-postgres?' }),
    );
    expect(
      dialog.getByText(/The Secret db-credentials is removed from/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Release' }));
    await waitFor(() =>
      expect(
        api.calls.filter(({ method }) => method === 'deleteClaim'),
      ).toHaveLength(1),
    );
  });

  it.each([
    [
      'its component',
      'component:default/orders',
      '/catalog/default/component/orders',
    ],
    ['one’s claims', undefined, '/services/claims'],
    ['one’s claims, where it names no entity', 'orders', '/services/claims'],
  ])(
    'leads to %s once it was released, and says so',
    async (_, entityRef, path) => {
      const alert = mockApis.alert();
      renderPage(
        <Routes>
          <Route
            path="/services/claims/:cluster/:namespace/:name"
            element={<ClaimPage />}
          />
          <Route path="*" element={<p>Elsewhere</p>} />
        </Routes>,
        anApi(aReadyClaim({ entityRef })),
        {
          at: '/services/claims/workload/my-apps/orders-postgres',
          alert,
        },
      );
      await userEvent.click(await button('Release…'));
      await userEvent.click(await button('Release'));
      await screen.findByText('Elsewhere');
      expect(screen.getByLabelText('address')).toHaveTextContent(path);
      expect(alert.getAlerts()).toEqual([
        expect.objectContaining({
          message: 'Released orders-postgres',
          severity: 'success',
        }),
      ]);
    },
  );

  it('has the way to release it, to claim again, and back at its top', async () => {
    const api = anApi();
    api.clusters = [aCluster({ title: 'Frankfurt' })];
    render(api);
    await button('Claim again…');
    const banner = (
      await screen.findByRole('heading', {
        name: 'Claim orders-postgres',
      })
    ).closest('header') as HTMLElement;
    const head = within(banner);
    expect(head.getByRole('button', { name: 'Release…' })).toBeEnabled();
    expect(head.getByRole('button', { name: 'Claim again…' })).toBeEnabled();
    expect(head.getByRole('link', { name: 'All services' })).toHaveAttribute(
      'href',
      '/services',
    );
    expect(head.getByRole('link', { name: 'My claims' })).toHaveAttribute(
      'href',
      '/services/claims',
    );
    expect(
      head.getByText('postgres on Frankfurt, namespace my-apps'),
    ).toBeInTheDocument();
  });

  it('shows its YAML without what kubectl keeps there', async () => {
    const claim = aReadyClaim();
    render(
      anApi({
        ...claim,
        manifest: {
          ...claim.manifest,
          metadata: {
            name: 'orders-postgres',
            annotations: {
              'kubectl.kubernetes.io/last-applied-configuration': '{"a":1}',
            },
          },
        },
      }),
    );
    const yaml = await screen.findByRole('region', {
      name: 'the claim as YAML',
    });
    expect(yaml).toHaveTextContent('name: orders-postgres');
    expect(yaml).not.toHaveTextContent('last-applied');
  });

  it('is not released when one thinks better of it', async () => {
    const api = anApi();
    render(api);
    await userEvent.click(await button('Release…'));
    await userEvent.click(await button('Cancel'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.claims).toHaveLength(1);
  });

  it('asks for the name where data would be lost', async () => {
    const claim = aReadyClaim();
    render(
      anApi({
        ...claim,
        manifest: {
          ...claim.manifest,
          metadata: {
            finalizers: [
              'classclaims.services.apps.tanzu.vmware.com/provision-finalizer',
            ],
          },
        },
      }),
    );
    await userEvent.click(await button('Release…'));
    expect(
      await screen.findByText(/deleted with all its data/),
    ).toBeInTheDocument();
    const release = await button('Release');
    expect(release).toBeDisabled();
    await userEvent.type(
      screen.getByLabelText('Type the name of the claim to confirm'),
      'orders-postgres',
    );
    expect(release).toBeEnabled();
  });

  it('says why one may not release it', async () => {
    const api = anApi();
    api.refuse = ({ verb }) =>
      verb === 'delete' ? 'Ask the owner of my-apps.' : undefined;
    render(api);
    expect(
      await screen.findByText('Ask the owner of my-apps.'),
    ).toBeInTheDocument();
    expect(await button('Release…')).toBeDisabled();
  });

  it('says what went wrong when it could not be released', async () => {
    const api = anApi();
    api.failing.deleteClaim = await anApiError(403, 'Not yours.');
    render(api);
    await userEvent.click(await button('Release…'));
    await userEvent.click(await button('Release'));
    expect(await screen.findByText('Not yours.')).toBeInTheDocument();
    expect(api.claims).toHaveLength(1);
  });

  it('cannot be released twice', async () => {
    render(anApi(aReadyClaim({ state: 'deleting' })));
    expect(await button('Release…')).toBeDisabled();
    expect(
      screen.getByText('It is being released already.'),
    ).toBeInTheDocument();
  });

  it('says when there is no such claim', async () => {
    const api = new FakeServicesToolkitApi();
    api.clusters = [aCluster()];
    render(api);
    expect(
      await screen.findByText(/never existed in namespace my-apps on workload/),
    ).toBeInTheDocument();
  });

  it('says when there is no such cluster', async () => {
    const api = new FakeServicesToolkitApi();
    api.clusters = [aCluster({ name: 'other' })];
    render(api);
    expect(
      await screen.findByRole('heading', {
        name: 'This portal knows no cluster workload',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/never existed/)).toBeNull();
  });

  it('tells apart that one may not see it', async () => {
    const api = anApi();
    api.failing.getClaimGraph = await anApiError(403, 'Ask for app-viewer.');
    render(api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'You may not see the claim orders-postgres',
    );
    expect(alert).toHaveTextContent('Ask for app-viewer.');
  });

  it('says what went wrong, and tries again', async () => {
    const api = anApi();
    api.failing.getClaimGraph = new Error('Failed to fetch');
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The claim orders-postgres could not be loaded',
    );
    api.failing = {};
    await userEvent.click(await button('Try again'));
    expect(await screen.findByText('db-credentials')).toBeInTheDocument();
  });
});
