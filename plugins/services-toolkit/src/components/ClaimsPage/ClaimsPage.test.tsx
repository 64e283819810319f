import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import { aClaim, aReadyClaim } from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { ClaimsPage } from './ClaimsPage';

describe('ClaimsPage', () => {
  it('lists what needs somebody first', async () => {
    const api = new FakeServicesToolkitApi();
    api.claims = [
      aReadyClaim({ name: 'fine' }),
      aClaim({ name: 'waits' }),
      aClaim({ name: 'broken', state: 'failed' }),
    ];
    renderPage(<ClaimsPage />, api);
    await screen.findByRole('link', { name: 'fine' });
    expect(
      screen
        .getAllByRole('link', { name: /fine|waits|broken/ })
        .map(link => link.textContent),
    ).toEqual(['broken', 'waits', 'fine']);
  });

  it('shows one’s own, and all that one may see on demand', async () => {
    const api = new FakeServicesToolkitApi();
    api.claims = [
      aClaim({ name: 'ours' }),
      aClaim({ name: 'theirs', entityRef: 'component:default/billing' }),
    ];
    renderPage(<ClaimsPage />, api);
    await screen.findByRole('link', { name: 'ours' });
    expect(screen.queryByRole('link', { name: 'theirs' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'All' }));
    expect(
      await screen.findByRole('link', { name: 'theirs' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent('whose=all');
  });

  it('finds claims and puts them in order, which stands in the address', async () => {
    const api = new FakeServicesToolkitApi();
    api.claims = [
      ...Array.from({ length: 5 }, (_, n) =>
        aReadyClaim({ name: `a-${n}`, createdAt: `2026-11-2${n}T08:00:00Z` }),
      ),
      aClaim({ name: 'b-0', namespace: 'payments' }),
    ];
    renderPage(<ClaimsPage />, api, { at: '/services/claims?whose=all' });
    const names = () =>
      screen
        .getAllByRole('link', { name: /^[ab]-\d$/ })
        .map(link => link.textContent);
    await screen.findByRole('link', { name: 'b-0' });
    expect(names()[0]).toBe('b-0');
    await userEvent.click(screen.getByRole('button', { name: /^Order/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Oldest first' }));
    expect(names()).toEqual(['a-0', 'a-1', 'a-2', 'a-3', 'a-4', 'b-0']);
    await userEvent.type(screen.getByLabelText('Search claims'), 'pay');
    expect(names()).toEqual(['b-0']);
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'whose=all&sort=oldest&q=pay',
    );
    await userEvent.type(screen.getByLabelText('Search claims'), 'x');
    await userEvent.click(screen.getByRole('button', { name: 'Clear search' }));
    expect(names()).toHaveLength(6);
  });

  it('shows the first of many, and more on demand', async () => {
    const api = new FakeServicesToolkitApi();
    api.claims = Array.from({ length: 30 }, (_, n) =>
      aClaim({ name: `orders-${n}` }),
    );
    renderPage(<ClaimsPage />, api);
    await screen.findByRole('link', { name: 'orders-0' });
    const links = () => screen.getAllByRole('link', { name: /^orders-\d+$/ });
    expect(links()).toHaveLength(24);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show more (6 left)' }),
    );
    expect(links()).toHaveLength(30);
    expect(screen.queryByRole('button', { name: /Show more/ })).toBeNull();
  });

  it('says when there is none', async () => {
    renderPage(<ClaimsPage />, new FakeServicesToolkitApi());
    expect(
      await screen.findByText('You and your groups have no claims'),
    ).toBeInTheDocument();
  });

  it('says what went wrong', async () => {
    const api = new FakeServicesToolkitApi();
    api.failing.listClaims = new Error('Failed to fetch');
    renderPage(<ClaimsPage />, api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The claims could not be loaded',
    );
  });
});
