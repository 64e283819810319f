import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import { axeViolations } from '../../__testUtils__/axeViolations';
import { anOffering } from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
// Loaded when it is needed only, which takes longer than a test waits for an element.
import './ClaimDialog';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.offerings = [anOffering()];
  return api;
}

const type = (label: string, text: string) =>
  userEvent.type(screen.getByLabelText(label), text);

describe('claiming an object that one knows', () => {
  it('makes the ResourceClaim to apply', async () => {
    renderPage(<p />, anApi(), {
      at: '/?claim=service&claim-for=component:default/orders',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'I know the object I want' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('claim=object');
    expect(screen.getByText(/Fill in which object/)).toBeInTheDocument();

    await type('Its name', 'db-credentials');
    const yaml = await screen.findByRole('region', {
      name: 'The claim as YAML',
    });
    expect(yaml).toHaveTextContent('kind: ResourceClaim');
    expect(yaml).toHaveTextContent(/ref: apiVersion: v1 kind: Secret/);
    expect(yaml).toHaveTextContent('namespace: my-apps');
    expect(yaml).toHaveTextContent('component:default/orders');
    expect(screen.queryByText(/ResourceClaimPolicy/)).toBeNull();

    await type('Its namespace', 'shared');
    expect(await screen.findByText(/ResourceClaimPolicy/)).toBeInTheDocument();
    expect(yaml).toHaveTextContent('namespace: shared');
    expect(await axeViolations()).toEqual([]);
  });

  it('leads back to the services', async () => {
    renderPage(<p />, anApi(), { at: '/?claim=object' });
    await userEvent.click(await screen.findByRole('button', { name: 'Back' }));
    expect(
      await screen.findByRole('button', { name: /PostgreSQL/ }),
    ).toBeInTheDocument();
  });
});
