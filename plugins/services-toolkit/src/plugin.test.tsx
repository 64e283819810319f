import { Route, Routes, useLocation } from 'react-router-dom';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import {
  EntityComponentServices,
  EntityServiceOfferingCard,
  EntityServiceOfferingParameters,
  ServicesToolkitClaimDialog,
  ServicesToolkitPage,
  clusterTokensApiRef,
  createFromTemplateRouteRef,
  isServiceClaim,
  isServiceOffering,
  rootRouteRef,
  servicesToolkitApiRef,
  servicesToolkitPlugin,
  useServicesContextMenuItems,
} from '.';
import { FakeServicesToolkitApi } from './__testUtils__/FakeServicesToolkitApi';
import { createQueryClient } from './api/createQueryClient';
import { queryClientApiRef } from './api/queryClientApiRef';
import {
  aClaim,
  aCluster,
  aComponent,
  aTemplate,
  anOffering,
  anOfferingEntity,
} from './__testUtils__/builders';
// Loaded when they are needed only, which takes longer than a test waits for an element.
import './components/ClaimDialog/ClaimDialog';
import './components/LegacyServicesPage';

function render(element: JSX.Element, at = '/') {
  const api = new FakeServicesToolkitApi();
  api.offerings = [anOffering()];
  api.claims = [aClaim()];
  api.clusters = [aCluster()];
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [servicesToolkitApiRef, api],
        [queryClientApiRef, createQueryClient()],
        [
          catalogApiRef,
          catalogApiMock({ entities: [aComponent(), aTemplate()] }),
        ],
      ]}
    >
      {element}
      <ServicesToolkitClaimDialog />
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: {
        '/services': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName':
          createFromTemplateRouteRef,
      },
    },
  );
}

const aClaimEntity = {
  ...anOfferingEntity(),
  metadata: {
    name: 'a-claim',
    annotations: { 'services-toolkit.io/claim-kind': 'ClassClaim' },
  },
  spec: { type: 'service-claim' },
};

const Address = () => (
  <output aria-label="address">{useLocation().pathname}</output>
);

const Menu = () => (
  <>
    {useServicesContextMenuItems().map(({ title, onClick }) => (
      <button key={title} onClick={onClick}>
        {title}
      </button>
    ))}
  </>
);

describe('the plugin in an app on the legacy frontend system', () => {
  it('brings the claim API, and where it has the tokens of people from', () => {
    expect([...servicesToolkitPlugin.getApis()].map(({ api }) => api)).toEqual([
      servicesToolkitApiRef,
      clusterTokensApiRef,
      queryClientApiRef,
    ]);
  });

  it('has a page of services', async () => {
    await render(
      <Routes>
        <Route path="/services/*" element={<ServicesToolkitPage />} />
      </Routes>,
      '/services',
    );
    expect(
      await screen.findByRole('article', { name: 'PostgreSQL' }),
    ).toBeInTheDocument();
  });

  it('lists claims on a component, and claims from its menu', async () => {
    await render(
      <EntityProvider entity={aComponent()}>
        <EntityComponentServices />
        <Menu />
      </EntityProvider>,
    );
    expect(
      await screen.findByRole('link', { name: 'orders-postgres' }),
    ).toBeInTheDocument();
    const [, menuItem] = await screen.findAllByRole('button', {
      name: 'Claim a service',
    });
    await userEvent.click(menuItem!);
    expect(
      await screen.findByRole('dialog', { name: 'Claim a service' }),
    ).toBeInTheDocument();
  });

  it('claims from the menu of an offering, which leads back to all services', async () => {
    await render(
      <EntityProvider entity={anOfferingEntity()}>
        <Menu />
        <Address />
      </EntityProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'All services' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/services$/);
    await userEvent.click(screen.getByRole('button', { name: 'Claim' }));
    expect(
      await screen.findByRole('dialog', { name: 'Claim PostgreSQL' }),
    ).toBeInTheDocument();
  });

  it('leads from the menu of a claim to one’s claims', async () => {
    await render(
      <EntityProvider entity={aClaimEntity}>
        <Menu />
        <Address />
      </EntityProvider>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'My claims' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      /^\/services\/claims$/,
    );
  });

  it('has nothing in the menu of anything else', async () => {
    await render(
      <EntityProvider
        entity={{ ...aClaimEntity, metadata: { name: 'a-bucket' } }}
      >
        <Menu />
      </EntityProvider>,
    );
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('says what an offering is', async () => {
    await render(
      <EntityProvider entity={anOfferingEntity()}>
        <EntityServiceOfferingCard />
        <EntityServiceOfferingParameters />
      </EntityProvider>,
    );
    expect(
      await screen.findByText('Managed PostgreSQL 18 with daily backups'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/There is nothing to set/),
    ).toBeInTheDocument();
  });

  it('proposes a claim where the app has a scaffolder', async () => {
    await render(<p />, '/?claim=where&claim-offering=services/postgres');
    await userEvent.type(await screen.findByLabelText('Namespace'), 'my-apps');
    const review = screen.getByRole('button', { name: 'Next' });
    await waitFor(() => expect(review).toBeEnabled());
    await userEvent.click(review);
    const open = await screen.findByRole('button', {
      name: 'Open pull request',
    });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('tells its entities from others', () => {
    expect(isServiceOffering(anOfferingEntity())).toBe(true);
    expect(isServiceOffering(aComponent())).toBe(false);
    expect(isServiceClaim(aComponent())).toBe(false);
    expect(isServiceClaim(aClaimEntity)).toBe(true);
  });
});
