import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import {
  aService,
  aServiceInCluster,
  anOffering,
} from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
import { ServicesPage } from '../ServicesPage/ServicesPage';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import './ChooseNeed';
import './ClaimDialog';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.services = [
    aService({
      clusters: [
        aServiceInCluster({ version: '18.4' }),
        aServiceInCluster({
          name: 'production',
          version: '18.4',
          guarantees: [
            {
              name: 'survives-node-loss',
              title: 'Survives the loss of one node',
              met: 'True',
            },
          ],
          guaranteesNotKept: [],
        }),
      ],
    }),
  ];
  api.offerings = [
    anOffering({
      clusters: [
        { name: 'workload', ready: 'True' },
        { name: 'production', ready: 'True' },
      ],
    }),
  ];
  return api;
}

describe('a claim by what one needs', () => {
  it('names the plan that has it, which is then claimed where it is kept', async () => {
    renderPage(<ServicesPage />, anApi());
    await userEvent.click(
      await screen.findByRole('button', { name: 'What do you need?' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByText(/2 plans have all of it/),
    ).toBeInTheDocument();
    expect(dialog.queryByText(/classSelector/)).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: /^Guarantees/ }));
    await userEvent.click(
      screen.getByRole('option', { name: 'Survives the loss of one node' }),
    );
    await userEvent.keyboard('{Escape}');
    expect(await dialog.findByText('1 plan has all of it:')).toBeVisible();
    expect(dialog.getByText(/- survives-node-loss/)).toBeInTheDocument();
    await userEvent.click(
      await dialog.findByRole('button', {
        name: 'Claim PostgreSQL, Small, on production',
      }),
    );
    expect(
      await dialog.findByRole('radio', { name: 'production' }),
    ).toBeChecked();
  });

  it('says which come closest, and what they lack', async () => {
    renderPage(<p>The page below</p>, anApi(), { at: '/?claim=need' });
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(await dialog.findByLabelText('Version'), '^17');
    await waitFor(() =>
      expect(dialog.getByRole('alert')).toHaveTextContent(
        'PostgreSQL, Small, on workload: its version is 18.4, not ^17',
      ),
    );
  });

  it('takes no version that is none', async () => {
    renderPage(<p>The page below</p>, anApi(), { at: '/?claim=need' });
    const version = await screen.findByLabelText('Version');
    await userEvent.type(version, 'newest!');
    expect(version).toBeInvalid();
  });
});
