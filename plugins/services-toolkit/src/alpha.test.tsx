import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createFrontendModule,
  createTranslationMessages,
} from '@backstage/frontend-plugin-api';
import type { FrontendFeature } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import type { ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FakeServicesToolkitApi } from './__testUtils__/FakeServicesToolkitApi';
import {
  aClaim,
  aCluster,
  aComponent,
  aTemplate,
  anOffering,
  anOfferingEntity,
} from './__testUtils__/builders';
import plugin, { servicesToolkitTranslationRef } from './alpha';
import { servicesToolkitApiRef } from './api/servicesToolkitApiRef';

/** A scaffolder with one template, which asks for a service. */
const scaffolder: Partial<ScaffolderApi> = {
  async getTemplateParameterSchema() {
    const properties = {
      service: { type: 'string', 'ui:field': 'ServiceOfferingPicker' },
      parameters: {
        type: 'object',
        'ui:field': 'ServiceParameters',
        'ui:options': { offeringField: 'service' },
      },
    };
    return {
      title: 'A template',
      steps: [{ title: 'A step', schema: { properties } }],
    };
  },
};

/** What an app says instead of some of the plugin's texts. */
const otherWords = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      params: {
        resource: createTranslationMessages({
          ref: servicesToolkitTranslationRef,
          messages: {
            'services.title': 'Dienste',
            'parameters.title': 'Einstellungen',
          },
        }),
      },
    }),
  ],
});

function render(at: string, refuse?: string, others: FrontendFeature[] = []) {
  const api = new FakeServicesToolkitApi();
  api.offerings = [anOffering()];
  api.claims = [aClaim()];
  api.clusters = [aCluster()];
  api.refuse = () => refuse;
  return renderTestApp({
    features: [catalogPlugin, plugin, ...others],
    initialRouteEntries: [at],
    apis: [
      [servicesToolkitApiRef, api],
      [scaffolderApiRef, scaffolder],
      [
        catalogApiRef,
        catalogApiMock({
          entities: [aComponent(), anOfferingEntity(), aTemplate()],
        }),
      ],
    ],
  });
}

describe('the plugin in an app', () => {
  it('has a page of services', async () => {
    render('/services');
    expect(
      await screen.findByRole('article', { name: 'PostgreSQL' }),
    ).toBeInTheDocument();
  });

  it('says in the browser’s title where one is, and marks the main part', async () => {
    render('/services');
    const main = within(await screen.findByRole('main'));
    expect(
      await main.findByRole('heading', { name: 'Services', level: 2 }),
    ).toBeInTheDocument();
    await waitFor(() => expect(document.title).toBe('Services | Backstage'));
  });

  it('says what it has no page for', async () => {
    render('/services/xyz');
    expect(
      await screen.findByRole('heading', { name: 'Page not found' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/no page \/services\/xyz here/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'To the services' }),
    ).toHaveAttribute('href', '/services');
    await waitFor(() =>
      expect(document.title).toBe('Page not found | Backstage'),
    );
  });

  it('claims from the menu of an offering, which leads back to all services', async () => {
    render('/catalog/services/resource/postgres');
    await screen.findByText('How to claim it');
    const more = screen.getByRole('button', { name: /more/i });
    await userEvent.click(more);
    expect(
      await screen.findByRole('menuitem', { name: 'All services' }),
    ).toHaveAttribute('href', '/services');
    await userEvent.click(screen.getByRole('menuitem', { name: 'Claim' }));
    expect(
      await screen.findByRole('dialog', { name: 'Claim PostgreSQL' }),
    ).toBeInTheDocument();
  });

  it('has a page for each claim', async () => {
    render('/services/claims/workload/my-apps/orders-postgres');
    expect(
      await screen.findByRole('heading', { name: 'Claim orders-postgres' }),
    ).toBeInTheDocument();
  });

  it('has the title that the app gives its page', async () => {
    render('/services', undefined, [otherWords]);
    // The page is mounted anew once the app is complete.
    await waitFor(() =>
      expect(
        screen.getByRole('heading', { name: 'Dienste', level: 1 }),
      ).toBeInTheDocument(),
    );
  });

  it('has the titles that the app gives the tabs of entity pages', async () => {
    render('/catalog/services/resource/postgres', undefined, [otherWords]);
    expect(await screen.findByText('Einstellungen')).toBeInTheDocument();
    expect(screen.queryByText('Parameters')).toBeNull();
  });

  it('says what an offering is on its entity page', async () => {
    render('/catalog/services/resource/postgres');
    expect(await screen.findByText('How to claim it')).toBeInTheDocument();
  });

  it('lists claims on a component, and claims from its menu', async () => {
    render('/catalog/default/component/orders');
    expect(
      await screen.findByRole('link', { name: 'orders-postgres' }),
    ).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /more/i }));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'Claim a service' }),
    );

    expect(
      await screen.findByRole('dialog', { name: 'Claim a service' }),
    ).toBeInTheDocument();
  });

  it('closes the menu item to those who may not, and says why', async () => {
    render('/catalog/default/component/orders', 'Ask the owner of my-apps.');
    await screen.findByText('Ask the owner of my-apps.');
    await userEvent.click(screen.getByRole('button', { name: /more/i }));
    const item = await screen.findByRole('menuitem', {
      name: /Claim a service \(not allowed\).*Ask the owner of my-apps/,
    });
    expect(item).toHaveAttribute('aria-disabled', 'true');
  });

  const review = async (others: FrontendFeature[]) => {
    render(
      '/services?claim=where&claim-offering=services/postgres&claim-for=component:default/orders',
      undefined,
      others,
    );
    const next = await screen.findByRole('button', { name: 'Next' });
    await waitFor(() => expect(next).toBeEnabled());
    await userEvent.click(next);
    await screen.findByText(/Accepted by/);
  };

  it('proposes a claim where the app has a scaffolder', async () => {
    await review([scaffolderPlugin]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Open pull request' }),
    );
    // The scaffolder's own page, which has no backend here.
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(
      await screen.findByText(/claim-by-pull-request/),
    ).toBeInTheDocument();
  });

  it('brings its fields to the forms of templates', async () => {
    render('/create/templates/default/component-with-database', undefined, [
      scaffolderPlugin,
    ]);
    expect(
      await screen.findByRole('textbox', { name: 'Service' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: 'Settings' }),
    ).toHaveTextContent('Choose a service first');
  });

  it('says that it cannot where the app has none', async () => {
    await review([]);
    expect(screen.getByText(/has no scaffolder/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Open pull request' }),
    ).toBeNull();
  });
});
