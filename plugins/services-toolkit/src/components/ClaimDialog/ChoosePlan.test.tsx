import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import {
  aPlan,
  aService,
  aServiceInCluster,
  anOffering,
} from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
// Loaded when it is needed only, which takes longer than a test waits for an element.
import './ClaimDialog';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.services = [
    aService({
      clusters: [
        aServiceInCluster({
          plans: [
            aPlan({ availability: { kind: 'pool', free: 0, waiting: 2 } }),
            aPlan({
              name: 'large',
              title: 'Large',
              class: 'postgres-large',
              costs: [],
              availability: { kind: 'onDemand' },
            }),
          ],
        }),
      ],
    }),
  ];
  api.offerings = [
    anOffering(),
    anOffering({
      class: 'postgres-large',
      title: 'PostgreSQL, large',
      kind: 'provisioner',
    }),
    anOffering({ class: 'valkey', title: 'Valkey' }),
  ];
  return api;
}

const fromComponent = '/?claim=service&claim-for=component:default/orders';

describe('the plans of a service in the dialog', () => {
  it('are one service to choose, and begin with one that is to be had', async () => {
    renderPage(<p>The page below</p>, anApi(), { at: fromComponent });
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByRole('button', { name: /Valkey/ }),
    ).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: /large/ })).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: /^PostgreSQL/ }));
    expect(
      await dialog.findByRole('radio', { name: 'Large (made on demand)' }),
    ).toBeChecked();
  });

  it('are changed without losing where the claim is to be', async () => {
    renderPage(<p>The page below</p>, anApi(), {
      at: '/?claim=where&claim-offering=services/postgres-large&claim-for=component:default/orders',
    });
    const namespace = await screen.findByLabelText('Namespace');
    await userEvent.clear(namespace);
    await userEvent.type(namespace, 'elsewhere');
    await userEvent.click(
      screen.getByRole('radio', {
        name: 'Small (0 free, 2 waiting, €12.50 per month)',
      }),
    );
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        'claim-offering=services%2Fpostgres&',
      ),
    );
    expect(await screen.findByLabelText('Namespace')).toHaveValue('elsewhere');
  });

  it('say where one may claim none of them', async () => {
    const api = anApi();
    api.refuse = request =>
      request.class
        ? [
            {
              message: 'A long sentence.',
              rule: {
                apiGroup: 'services.apps.tanzu.vmware.com',
                resource: 'clusterinstanceclasses',
                verb: 'claim',
                name: 'postgres-large',
              },
            },
          ]
        : undefined;
    api.services = [
      aService({
        clusters: [
          aServiceInCluster({
            plans: [aPlan({ class: 'postgres-large' })],
          }),
        ],
      }),
    ];
    renderPage(<p>The page below</p>, api, { at: fromComponent });
    const option = await screen.findByRole('button', {
      name: /Ask platform-team/,
    });
    expect(option).toHaveTextContent('You have no access yet.');
    // One may propose it all the same.
    expect(option).not.toHaveAttribute('aria-disabled', 'true');
  });
});
