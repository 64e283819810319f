import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../__testUtils__/FakeServicesToolkitApi';
import { anOffering, anOfferingEntity } from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { OfferingEntityCard } from './OfferingEntityCard';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.offerings = [
    anOffering({
      clusters: [
        { name: 'workload', ready: 'True' },
        { name: 'production', ready: 'False', message: 'There is no CRD.' },
        { name: 'test', ready: 'False' },
      ],
    }),
  ];
  return api;
}

const render = (api: FakeServicesToolkitApi) =>
  renderPage(<OfferingEntityCard />, api, { entity: anOfferingEntity() });

describe('OfferingEntityCard', () => {
  it('says what it is, where it can be had and why not elsewhere, and how to claim it', async () => {
    render(anApi());
    expect(
      await screen.findByText('Managed PostgreSQL 18 with daily backups'),
    ).toBeInTheDocument();
    const [workload, production, test] = screen.getAllByRole('listitem');
    expect(workload).toHaveTextContent('workload: Ready');
    expect(production).toHaveTextContent(
      'production: Not readyThere is no CRD.',
    );
    expect(test).toHaveTextContent(
      'test: Not readyThe cluster does not say why.',
    );
    expect(screen.getByRole('region', { name: 'the claim' })).toHaveTextContent(
      'kind: ClassClaim',
    );
  });

  it('says that a claim would wait, where all instances are taken', async () => {
    const api = anApi();
    api.offerings = [
      anOffering({
        clusters: [{ name: 'workload', ready: 'True', waiting: 35 }],
      }),
    ];
    render(api);
    expect(
      await screen.findByText(/^No instance is free now: a claim waits until/),
    ).toBeInTheDocument();
    expect(screen.getByRole('listitem')).toHaveTextContent(
      '0 free, 35 waiting',
    );
  });

  it('says how many instances are free on each cluster, as far as one may know', async () => {
    const api = anApi();
    api.offerings = [
      anOffering({
        clusters: [{ name: 'workload', ready: 'True', waiting: 2 }],
      }),
    ];
    api.free = { postgres: { number: 1, mayBeMore: false } };
    render(api);
    const [workload] = await screen.findAllByRole('listitem');
    await waitFor(() =>
      expect(workload).toHaveTextContent('workload: Ready1 free, 2 waiting'),
    );
    expect(
      screen.getByText(/takes one of the instances that stand ready/),
    ).toBeInTheDocument();
  });

  it('opens the dialog with this service chosen', async () => {
    render(anApi());
    await userEvent.click(await screen.findByRole('button', { name: 'Claim' }));
    expect(
      await screen.findByRole('dialog', { name: 'Claim PostgreSQL' }),
    ).toBeInTheDocument();
  });

  it('says why one may not claim it, and leaves the way to other namespaces open', async () => {
    const api = anApi();
    api.refuse = () => 'Ask the owner of my-apps.';
    render(api);
    const claim = await screen.findByRole('button', { name: 'Claim' });
    expect(
      await screen.findByText('Ask the owner of my-apps.'),
    ).toBeInTheDocument();
    expect(claim).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Claim' })).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'Claim in another namespace' }),
    );
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
  });

  it('says when it is gone', async () => {
    render(new FakeServicesToolkitApi());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No cluster offers this service any more',
    );
  });

  it('says what went wrong, and tries again', async () => {
    const api = anApi();
    api.failing.getOffering = await anApiError(403, 'Not for you.');
    render(api);
    expect(await screen.findByRole('alert')).toHaveTextContent('Not for you.');
    api.failing = {};
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('Managed PostgreSQL 18 with daily backups'),
    ).toBeInTheDocument();
  });
});
