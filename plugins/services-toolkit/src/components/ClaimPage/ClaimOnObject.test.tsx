import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import {
  aCluster,
  aReadyClaim,
  aResourceClaim,
} from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import '../ClaimDialog/ClaimDialog';
import { ClaimPage } from './ClaimPage';

const claim = aResourceClaim(
  {
    cluster: 'workload',
    namespace: 'my-apps',
    name: 'orders-db',
    resource: {
      apiVersion: 'v1',
      kind: 'Secret',
      name: 'credentials',
      namespace: 'shared',
    },
  },
  { state: 'ready', messages: [{ code: 'ready' }], bindingName: 'credentials' },
);

describe('the page of a claim on an object', () => {
  it('is about that claim, not the one from a class of the same name', async () => {
    const api = new FakeServicesToolkitApi();
    api.claims = [aReadyClaim({ name: 'orders-db' }), claim];
    api.clusters = [aCluster()];
    renderPage(<ClaimPage />, api, {
      at: '/services/claims/workload/my-apps/orders-db?kind=ResourceClaim',
      path: '/services/claims/:cluster/:namespace/:name',
    });
    expect(
      await screen.findByText('Secret shared/credentials'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Service Binding' }));
    expect(screen.getByRole('tabpanel')).toHaveTextContent(
      'kind: ResourceClaim',
    );

    await userEvent.click(
      await screen.findByRole('button', { name: 'Claim again…' }),
    );
    expect(await screen.findByLabelText('Its name')).toHaveValue('credentials');
    expect(screen.getByLabelText('Its namespace')).toHaveValue('shared');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));

    await waitFor(() =>
      expect(screen.queryByText('Claim an object')).toBeNull(),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Release…' }));
    expect(
      await screen.findByText(/The object stays as it is/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Release' }));
    await waitFor(() =>
      expect(
        api.calls.find(({ method }) => method === 'deleteClaim')?.argument,
      ).toEqual({
        cluster: 'workload',
        namespace: 'my-apps',
        name: 'orders-db',
        kind: 'ResourceClaim',
      }),
    );
  });
});
