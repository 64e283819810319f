import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from '../../../__testUtils__/FakeServicesToolkitApi';
import {
  aGraph,
  aClaim,
  aCluster,
  aReadyGraph,
  aReadyClaim,
  anOffering,
} from '../../../__testUtils__/builders';
import { renderPage } from '../../../__testUtils__/renderPage';
import { ClaimPage } from '../ClaimPage';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import '../../ClaimDialog/ClaimDialog';
import '../../ClaimDialog/Settings/ChooseSettings';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.clusters = [aCluster()];
  api.claims = [aClaim()];
  api.graphs = { 'orders-postgres': aGraph() };
  return api;
}

const render = (api: FakeServicesToolkitApi, search = '') =>
  renderPage(<ClaimPage />, api, {
    at: `/services/claims/workload/my-apps/orders-postgres${search}`,
    path: '/services/claims/:cluster/:namespace/:name',
  });

const graph = () => screen.findByRole('list', { name: 'How it is fulfilled' });

describe('the graph of a claim', () => {
  it('says at the top what holds the claim up', async () => {
    render(anApi());
    expect(
      await screen.findAllByText('The quota of the account is used up'),
    ).not.toHaveLength(0);
  });

  it('shows each node, several resources as one, and opens what holds the claim up', async () => {
    render(anApi());
    const nodes = within(await graph()).getAllByRole('button');
    expect(nodes.map(node => node.textContent)).toEqual([
      expect.stringMatching(/^Claimorders-postgresOK/),
      expect.stringMatching(/^Service classpostgresOK/),
      expect.stringMatching(/^Instanceorders-postgres-x7k2pWaiting/),
      expect.stringMatching(/^Resources2 in allFailed/),
      expect.stringMatching(/^CredentialsCredentialsNot yet/),
      expect.stringMatching(/^Used byDeploymentNo access/),
    ]);
    expect(nodes[3]).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByRole('heading', { name: 'Instance orders-db' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('InstanceQuotaExceeded').closest('li'),
    ).toHaveTextContent('InstanceQuotaExceeded (CannotCreateExternalResource)');
    expect(screen.getByText(/\(7 times\)/)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', {
        name: 'SubnetGroup orders-subnets',
      }),
    ).toBeInTheDocument();
  });

  it('opens another node, which the address then names', async () => {
    render(anApi());
    await userEvent.click(
      within(await graph()).getByRole('button', { name: /^Instance/ }),
    );
    expect(
      (await screen.findAllByText('Unready resources: rds')).length,
    ).toBeGreaterThan(0);
    expect(
      screen.queryByRole('heading', { name: 'Instance orders-db' }),
    ).toBeNull();
    expect(screen.getByLabelText('address')).toHaveTextContent('link=instance');
  });

  it('says which right is missing for what one may not see', async () => {
    render(anApi(), '?link=workload');
    expect(
      await screen.findByText(
        'You lack the right: list deployments.apps in namespace my-apps.',
      ),
    ).toBeInTheDocument();
  });

  it('is a list for those who prefer one', async () => {
    render(anApi());
    await userEvent.click(await screen.findByRole('button', { name: 'List' }));
    expect(
      within(await graph()).getByRole('heading', {
        name: 'Instance: XPostgres orders-postgres-x7k2p',
      }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent('graph=list');
  });

  it('names the keys of the Secret', async () => {
    const api = anApi();
    api.claims = [aReadyClaim()];
    api.graphs = { 'orders-postgres': aReadyGraph() };
    render(api, '?link=secret');
    expect(
      await screen.findByRole('list', { name: 'Keys of the Secret' }),
    ).toHaveTextContent('hostpasswordusername');
    expect(
      screen.getByText('Keys of the Secret: host, password, username.'),
    ).toBeInTheDocument();
  });

  it('is asked for once, with the claim, and says the same of it everywhere', async () => {
    const api = anApi();
    render(api);
    await graph();
    const asked = api.calls.map(({ method }) => method);
    expect(asked.filter(method => method === 'getClaimGraph')).toHaveLength(1);
    // What the portal knows of it stands there until then.
    expect(asked.filter(method => method === 'getClaim')).toHaveLength(1);
  });
});

describe('releasing', () => {
  it('says what is deleted, and who still uses it', async () => {
    const claim = aReadyClaim();
    const api = anApi();
    api.claims = [
      {
        ...claim,
        manifest: {
          ...claim.manifest,
          metadata: {
            finalizers: [
              'classclaims.services.apps.tanzu.vmware.com/provision-finalizer',
            ],
          },
        },
      },
    ];
    api.graphs = { 'orders-postgres': aReadyGraph() };
    render(api);
    await graph();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Release…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText('XPostgres orders-postgres-x7k2p'),
    ).toBeInTheDocument();
    expect(dialog.getByText('Deployment orders')).toBeInTheDocument();
  });
});

describe('claiming again', () => {
  it('starts from the place and the settings of the claim', async () => {
    const api = anApi();
    api.offerings = [
      anOffering({
        kind: 'provisioner',
        clusters: [
          {
            name: 'workload',
            ready: 'True',
            parametersSchema: {
              type: 'object',
              properties: { storageGB: { type: 'integer', default: 10 } },
            },
          },
        ],
      }),
    ];
    const claim = aClaim();
    api.claims = [
      {
        ...claim,
        manifest: {
          ...claim.manifest,
          spec: {
            classRef: { name: 'postgres' },
            parameters: { storageGB: 7 },
          },
        },
      },
    ];
    render(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Claim again…' }),
    );
    expect(await screen.findByLabelText('Name of the claim')).toHaveValue(
      'orders-postgres-2',
    );
    const next = await screen.findByRole('button', { name: 'Next' });
    await waitFor(() => expect(next).toBeEnabled());
    await userEvent.click(next);
    expect(
      await screen.findByRole('spinbutton', { name: 'storageGB' }),
    ).toHaveValue(7);
  });
});
