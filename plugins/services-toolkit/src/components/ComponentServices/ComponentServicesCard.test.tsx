import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../__testUtils__/FakeServicesToolkitApi';
import {
  aClaim,
  aCluster,
  aComponent,
  aReadyClaim,
} from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { ComponentServicesCard } from './ComponentServicesCard';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.clusters = [aCluster()];
  api.claims = [aClaim()];
  return api;
}

const render = (api: FakeServicesToolkitApi, entity = aComponent()) =>
  renderPage(<ComponentServicesCard />, api, { entity });

describe('ComponentServicesCard', () => {
  it('lists the claims of the component, and nobody else’s', async () => {
    const api = anApi();
    api.claims = [
      aClaim(),
      aClaim({ name: 'x', entityRef: 'component:default/x' }),
    ];
    render(api);
    expect(
      await screen.findByRole('link', { name: 'orders-postgres' }),
    ).toHaveAttribute(
      'href',
      '/services/claims/workload/my-apps/orders-postgres',
    );
    expect(
      screen.getByText(/^Waiting for a free instance\./),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^postgres on workload, namespace my-apps/),
    ).toBeInTheDocument();
    expect(screen.getByText('created')).toBeInTheDocument();
    expect(screen.getByText(/ago$/)).toHaveAttribute(
      'datetime',
      '2026-11-24T08:00:00Z',
    );
    expect(screen.queryByRole('link', { name: 'x' })).toBeNull();
  });

  it('has the claims that need somebody first', async () => {
    const api = anApi();
    api.claims = [
      aReadyClaim({ name: 'a' }),
      aClaim({ name: 'b' }),
      aClaim({ name: 'c', state: 'failed' }),
    ];
    render(api);
    await screen.findByRole('link', { name: 'a' });
    expect(
      screen.getAllByRole('link').map(({ textContent }) => textContent),
    ).toEqual(['c', 'b', 'a']);
  });

  it('follows a claim that becomes ready, points it out, and says it aloud', async () => {
    const api = anApi();
    const { container } = render(api);
    await screen.findByText('Waiting');
    expect(container.querySelector('[data-changed="true"]')).toBeNull();

    api.claims = [aReadyClaim()];

    expect(await screen.findByText('Ready')).toBeInTheDocument();
    await waitFor(() =>
      expect(container.querySelector('[data-changed="true"]')).not.toBeNull(),
    );
    expect(
      screen.getByText(
        'orders-postgres: Ready. Ready. Credentials are in Secret db-credentials.',
      ),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(container.querySelector('[data-changed="true"]')).toBeNull(),
    );
  });

  it('opens the dialog for this component', async () => {
    const api = anApi();
    api.claims = [];
    render(api);
    expect(
      await screen.findByText('This component has no service yet.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Claim a service' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Claim a service' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'claim=service&claim-for=component%3Adefault%2Forders',
    );
  });

  it('says why one may not claim for it', async () => {
    const api = anApi();
    api.refuse = ({ namespace }) => `Not in ${namespace}. Ask its owner.`;
    render(api);
    expect(
      await screen.findByText('Not in my-apps. Ask its owner.'),
    ).toBeInTheDocument();
    const claim = screen.getByRole('button', { name: 'Claim a service' });
    expect(claim).toBeDisabled();
    expect(claim).toHaveAccessibleDescription('Not in my-apps. Ask its owner.');
  });

  it('lets one try where nobody can tell', async () => {
    const api = anApi();
    api.failing.reviewAccess = await anApiError(503, 'workload is away');
    render(api);
    await screen.findByText('Waiting');
    await waitFor(() =>
      expect(api.calls.some(call => call.method === 'reviewAccess')).toBe(true),
    );
    expect(
      screen.getByRole('button', { name: 'Claim a service' }),
    ).toBeEnabled();
  });

  it('says whose claims are missing', async () => {
    const api = anApi();
    api.clusters = [aCluster({ reachable: false })];
    render(api);
    expect(
      await screen.findByText(/Cluster workload does not answer/),
    ).toBeInTheDocument();
  });

  it('says what went wrong, and tries again', async () => {
    const api = anApi();
    api.failing.listClaims = new Error('Failed to fetch');
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The services of this component could not be loaded',
    );
    api.failing = {};
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Waiting')).toBeInTheDocument();
  });
});
