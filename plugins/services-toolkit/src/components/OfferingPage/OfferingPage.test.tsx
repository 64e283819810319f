import { screen } from '@testing-library/react';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import { anOffering } from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { OfferingPage } from './OfferingPage';

describe('OfferingPage', () => {
  it('shows the offering, and which other source has its place in the catalog', async () => {
    const api = new FakeServicesToolkitApi();
    api.offerings = [
      anOffering({
        conflict: {
          message:
            'The catalog has another entity resource:services/postgres, from url:https://example.com/catalog-info.yaml.',
          location: 'url:https://example.com/catalog-info.yaml',
        },
      }),
    ];
    renderPage(<OfferingPage />, api, {
      at: '/services/offerings/services/postgres',
      path: '/services/offerings/:group/:class',
    });
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent(
      'Another source has this service’s place in the catalog',
    );
    expect(notice).toHaveTextContent(
      'from url:https://example.com/catalog-info.yaml',
    );
    expect(
      screen.getByRole('link', { name: 'Look at the other entity' }),
    ).toHaveAttribute('href', '/catalog/services/resource/postgres');
    expect(
      screen.getByRole('heading', { name: 'PostgreSQL' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Claim' })).toBeEnabled();
  });

  it('says when it is gone', async () => {
    renderPage(<OfferingPage />, new FakeServicesToolkitApi(), {
      at: '/services/offerings/services/postgres',
      path: '/services/offerings/:group/:class',
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No cluster offers this service any more',
    );
  });
});
