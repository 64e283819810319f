import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
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
    // It names no class.
    const { class: _, ...byNeed } = waiting('d', 'NoMatchingClass');
    api.claims = [
      aReadyClaim({ name: 'fine' }),
      waiting('a', 'NoClaimableInstances'),
      waiting('b', 'NoClaimableInstances'),
      waiting('c', 'OfAnotherVersion'),
      byNeed,
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
    expect(
      screen.getByRole('list', {
        name: '1 claim waiting for a service on workload that has what is asked for',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText('fine')).toBeNull();
    const [link] = await screen.findAllByRole('link', { name: /postgres/ });
    expect(link).toHaveAttribute('href', '/catalog/services/resource/postgres');
  });

  it('shows many claims of a group on demand, and what all of them wait for only once', async () => {
    const api = new FakeServicesToolkitApi();
    api.clusters = [aCluster()];
    api.claims = Array.from({ length: 39 }, (_, n) =>
      waiting(`orders-${n}`, 'NoClaimableInstances'),
    );
    renderPage(<PendingPage />, api);
    await screen.findByRole('heading', { name: /^39 claims waiting for/ });
    expect(screen.getByText(/^Oldest: created/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'orders-0' })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 39 claims', expanded: false }),
    );
    expect(
      await screen.findByRole('link', { name: 'orders-0' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/No instance/)).toBeNull();
    expect(
      screen.getByRole('button', { name: 'Hide claims', expanded: true }),
    ).toBeInTheDocument();
  });

  it('finds a claim among many', async () => {
    const api = new FakeServicesToolkitApi();
    api.clusters = [aCluster({ title: 'Frankfurt' })];
    api.claims = [
      ...Array.from({ length: 5 }, (_, n) =>
        waiting(`orders-${n}`, 'NoClaimableInstances'),
      ),
      waiting('billing', 'ClassNotReady'),
    ];
    renderPage(<PendingPage />, api);
    const search = await screen.findByLabelText('Search claims');
    await userEvent.type(search, 'bill frank');
    expect(await screen.findAllByRole('heading', { level: 3 })).toHaveLength(1);
    expect(screen.getByRole('link', { name: 'billing' })).toBeInTheDocument();
    await userEvent.type(search, 'x');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear search' }),
    );
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(2);
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
