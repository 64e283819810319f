import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServicesToolkitApi } from '../../__testUtils__/FakeServicesToolkitApi';
import { axeViolations } from '../../__testUtils__/axeViolations';
import { aCluster, anOffering } from '../../__testUtils__/builders';
import { renderPage } from '../../__testUtils__/renderPage';
// Loaded when it is needed only, which takes longer than a test waits for an element.
import './ClaimDialog';

function anApi() {
  const api = new FakeServicesToolkitApi();
  api.offerings = [anOffering()];
  api.clusters = [
    aCluster(),
    aCluster({ name: 'production', reachable: false }),
  ];
  return api;
}

const type = (label: string, text: string) =>
  userEvent.type(screen.getByLabelText(label), text);

const review = () => screen.getByRole('button', { name: 'Next' });

describe('claiming an object that one knows', () => {
  it('claims it, once the cluster has checked', async () => {
    const api = anApi();
    renderPage(<p />, api, {
      at: '/?claim=service&claim-for=component:default/orders',
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Claim an existing object by name',
      }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('claim=object');
    expect(
      await screen.findByRole('radio', { name: 'workload' }),
    ).toBeChecked();
    expect(
      screen.getByRole('radio', { name: /production \(does not answer/ }),
    ).toBeDisabled();
    expect(review()).toBeDisabled();

    await type('Its name', 'db-credentials');
    expect(screen.getByLabelText('Name of the claim')).toHaveValue(
      'db-credentials',
    );
    expect(screen.queryByText(/ResourceClaimPolicy/)).toBeNull();
    await type('Its namespace', 'shared');
    expect(await screen.findByText(/ResourceClaimPolicy/)).toBeInTheDocument();
    expect(await axeViolations()).toEqual([]);

    await userEvent.click(review());
    expect(
      await screen.findByText(
        /You claim Secret shared\/db-credentials on workload for namespace my-apps: nobody else can claim it then.* It is for orders\. .*cannot be changed later\./,
      ),
    ).toBeInTheDocument();
    const yaml = screen.getByRole('region', { name: 'The claim as YAML' });
    expect(yaml).toHaveTextContent('kind: ResourceClaim');
    expect(yaml).toHaveTextContent('namespace: shared');
    await screen.findByText(/Accepted by/);
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Claim now' }));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        '/services/claims/workload/my-apps/db-credentials?kind=ResourceClaim',
      ),
    );
    const request = {
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'db-credentials',
      entityRef: 'component:default/orders',
      resource: {
        apiVersion: 'v1',
        kind: 'Secret',
        name: 'db-credentials',
        namespace: 'shared',
      },
    };
    expect(
      api.calls
        .filter(({ method }) => method === 'createClaim')
        .map(({ argument }) => argument),
    ).toEqual([
      { ...request, dryRun: true },
      { ...request, dryRun: undefined },
    ]);
  });

  it('tells one who may not claim there beforehand, and leaves the YAML to copy', async () => {
    const api = anApi();
    api.refuse = ({ kind }) =>
      kind === 'ResourceClaim' ? 'Not in my-apps. Ask its owner.' : undefined;
    renderPage(<p />, api, {
      at: '/?claim=object&claim-for=component:default/orders',
    });
    expect(
      await screen.findByText(
        /Not in my-apps\. Ask its owner\. .*copy the YAML/,
      ),
    ).toBeInTheDocument();
    await type('Its name', 'db-credentials');
    await userEvent.click(review());
    expect(
      await screen.findByRole('button', { name: 'Copy YAML' }),
    ).toBeInTheDocument();
  });

  it('leads back to the services', async () => {
    renderPage(<p />, anApi(), { at: '/?claim=object' });
    await userEvent.click(await screen.findByRole('button', { name: 'Back' }));
    expect(
      await screen.findByRole('button', { name: /PostgreSQL/ }),
    ).toBeInTheDocument();
  });

  it('asks what nobody has filled in where the address asks for the review', async () => {
    renderPage(<p />, anApi(), { at: '/?claim=object-review' });
    expect(await screen.findByLabelText('Its name')).toHaveValue('');
  });
});
