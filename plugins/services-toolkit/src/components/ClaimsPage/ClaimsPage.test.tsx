import { screen } from '@testing-library/react';
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

  it('says when there is none', async () => {
    renderPage(<ClaimsPage />, new FakeServicesToolkitApi());
    expect(
      await screen.findByText('There are no claims that you may see'),
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
