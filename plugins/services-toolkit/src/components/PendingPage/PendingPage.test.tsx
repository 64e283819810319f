import { screen, within } from '@testing-library/react';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import { aClaim, aCluster, aReadyClaim } from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { PendingPage } from './PendingPage';

const waiting = (name: string, reason: string) =>
  aClaim({
    name,
    conditions: [{ type: 'Ready', status: 'False', reason }],
  });

describe('PendingPage', () => {
  it('groups what is not ready by what would fulfil it', async () => {
    const api = new FakeServicesToolkitApi();
    api.clusters = [aCluster()];
    api.claims = [
      aReadyClaim({ name: 'fine' }),
      waiting('a', 'NoClaimableInstances'),
      waiting('b', 'NoClaimableInstances'),
      waiting('c', 'OfAnotherVersion'),
    ];
    renderPage(<PendingPage />, api);
    const free = await screen.findByRole('list', {
      name: '2 claims waiting for an instance of postgres on workload: none is free',
    });
    expect(
      within(free)
        .getAllByRole('link', { name: /^[ab]$/ })
        .map(link => link.textContent),
    ).toEqual(['a', 'b']);
    expect(
      screen.getByRole('list', {
        name: '1 claim on postgres, workload: OfAnotherVersion',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText('fine')).toBeNull();
    const [link] = await screen.findAllByRole('link', { name: /postgres/ });
    expect(link).toHaveAttribute('href', '/catalog/services/resource/postgres');
  });

  it('says when nothing waits', async () => {
    renderPage(<PendingPage />, new FakeServicesToolkitApi());
    expect(
      await screen.findByText('No claim is waiting, as far as you may see'),
    ).toBeInTheDocument();
  });

  it('says what went wrong', async () => {
    const api = new FakeServicesToolkitApi();
    api.failing.listClaims = new Error('Failed to fetch');
    renderPage(<PendingPage />, api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The claims could not be loaded',
    );
  });
});
