import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from './__testUtils__/FakeServicesToolkitApi';
import { aCluster, aComponent, anOffering } from './__testUtils__/builders';
import { renderPage } from './__testUtils__/renderPage';
import { ComponentServicesCard } from './components/ComponentServices/ComponentServicesCard';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import './components/ClaimDialog/ClaimDialog';
import './components/ClaimDialog/Settings/ChooseSettings';

/** Presses Tab until what has the focus is called so. */
async function tabTo(name: RegExp) {
  for (let presses = 0; presses < 30; presses++) {
    await userEvent.tab();
    const { activeElement } = document;
    const label = [
      activeElement?.getAttribute('aria-label'),
      activeElement?.textContent,
      activeElement instanceof HTMLInputElement &&
        activeElement.labels?.[0]?.textContent,
    ].join(' ');
    if (name.test(label)) {
      return;
    }
  }
  throw new Error(`Nothing called ${name} can be reached by Tab.`);
}

describe('by keyboard alone', () => {
  it('one claims a service for a component', async () => {
    const api = new FakeServicesToolkitApi();
    api.clusters = [aCluster()];
    api.offerings = [
      anOffering({
        kind: 'provisioner',
        clusters: [
          {
            name: 'workload',
            ready: 'True',
            parametersSchema: {
              type: 'object',
              required: ['version'],
              properties: {
                storageGB: { type: 'integer', default: 10 },
                version: { type: 'string', enum: ['17', '18'] },
              },
            },
          },
        ],
      }),
    ];
    renderPage(<ComponentServicesCard />, api, { entity: aComponent() });
    await screen.findByText('This component has no service yet.');

    await tabTo(/Claim a service/);
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('button', { name: /PostgreSQL/ });

    await tabTo(/PostgreSQL/);
    await userEvent.keyboard('{Enter}');
    const toSettings = await screen.findByRole('button', { name: 'Next' });
    await waitFor(() => expect(toSettings).toBeEnabled());

    await tabTo(/^ ?Next/);
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('spinbutton', { name: 'storageGB' });

    // What is required comes first.
    await tabTo(/storageGB/);
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await userEvent.tab();
    expect(screen.getByRole('spinbutton', { name: 'storageGB' })).toHaveFocus();
    await userEvent.keyboard('{Backspace}{Backspace}25');
    await tabTo(/^ ?Next/);
    await userEvent.keyboard('{Enter}');
    await screen.findByText(/Accepted by/);

    await tabTo(/Claim now/);
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        '/services/claims/workload/my-apps/orders-postgres',
      ),
    );
    expect(
      api.calls
        .filter(({ method }) => method === 'createClaim')
        .map(({ argument }) => argument)
        .at(-1),
    ).toMatchObject({ parameters: { version: '18', storageGB: 25 } });
  });

  it('one leaves the dialog, and is where one was', async () => {
    const api = new FakeServicesToolkitApi();
    api.clusters = [aCluster()];
    api.offerings = [anOffering()];
    renderPage(<ComponentServicesCard />, api, { entity: aComponent() });
    await screen.findByText('This component has no service yet.');
    await tabTo(/Claim a service/);
    await userEvent.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Claim a service' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Claim a service' }),
      ).toHaveFocus(),
    );
  });
});
