import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeServicesToolkitApi,
  anApiError,
} from '../../../__testUtils__/FakeServicesToolkitApi';
import { axeViolations } from '../../../__testUtils__/axeViolations';
import { anOffering, anOfferingEntity } from '../../../__testUtils__/builders';
import { renderPage } from '../../../__testUtils__/renderPage';
import { OfferingInstances } from './OfferingInstances';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.offerings = [anOffering()];
  api.instances = [
    {
      apiVersion: 'demo.services-toolkit.io/v1',
      kind: 'PostgresInstance',
      namespace: 'postgres-pool',
      name: 'pg-1',
    },
  ];
  return api;
}

const render = (api: FakeServicesToolkitApi) =>
  renderPage(<OfferingInstances />, api, { entity: anOfferingEntity() });

describe('OfferingInstances', () => {
  it('lists what is free for the namespace of one’s own component', async () => {
    const api = anApi();
    render(api);
    const list = await screen.findByRole('list', { name: 'Instances' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    expect(list).toHaveTextContent('PostgresInstance postgres-pool/pg-1');
    expect(
      screen.getByText('1 instance is free for a claim in my-apps.'),
    ).toBeInTheDocument();
    expect(await axeViolations()).toEqual([]);
  });

  it('asks for another namespace, which the address then names', async () => {
    const api = anApi();
    render(api);
    const field = await screen.findByLabelText('For a claim in namespace');
    await waitFor(() => expect(field).toHaveValue('my-apps'));
    await userEvent.clear(field);
    await userEvent.type(field, 'others');
    await waitFor(() =>
      expect(api.calls.at(-1)?.argument).toMatchObject({
        cluster: 'workload',
        namespace: 'others',
      }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'namespace=others',
    );
  });

  it('says why one may not ask', async () => {
    const api = anApi();
    api.failing.listClaimableInstances = await anApiError(
      403,
      'You lack the verb create on instancequeries.',
    );
    render(api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see what is free for my-apps');
    expect(alert).toHaveTextContent(
      'Ask the owner of the namespace for access',
    );
    // The cluster's own words are there for those who want them.
    const said = screen.getByText(/You lack the verb create/);
    expect(said).not.toBeVisible();
    await userEvent.click(screen.getByText('What the cluster says'));
    expect(said).toBeVisible();
  });

  it('says what a namespace looks like', async () => {
    render(anApi());
    const field = await screen.findByLabelText('For a claim in namespace');
    await waitFor(() => expect(field).toHaveValue('my-apps'));
    await userEvent.type(field, '_');
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(
      /A namespace has at most 63 lower-case letters/,
    );
  });

  it('asks for none where they are made on demand', async () => {
    const api = anApi();
    api.offerings = [anOffering({ kind: 'provisioner' })];
    render(api);
    expect(
      await screen.findByText(/made when it is claimed/),
    ).toBeInTheDocument();
    expect(
      api.calls.some(({ method }) => method === 'listClaimableInstances'),
    ).toBe(false);
  });
});
