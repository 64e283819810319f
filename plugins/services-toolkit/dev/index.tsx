import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { servicesToolkitApiRef } from '../src';
import servicesToolkitPlugin from '../src/alpha';
import {
  aComponent,
  aServiceEntity,
  aTemplate,
  anOfferingEntity,
} from '../src/__testUtils__/builders';
import { sampleApi } from './sampleApi';
import type { Sample } from './sampleApi';

/*
 * The plugin with sample data and no backend: http://localhost:3000/services, also with ?sample=empty, error, slow, away,
 * guest, linked or many; http://localhost:3000/catalog/default/component/orders for what stands on a component.
 */
const sample = new URLSearchParams(window.location.search).get('sample');

const sampleModules = [
  createFrontendModule({
    pluginId: 'services-toolkit',
    extensions: [
      ApiBlueprint.make({
        params: defineParams =>
          defineParams({
            api: servicesToolkitApiRef,
            deps: {},
            factory: () => sampleApi((sample ?? 'full') as Sample),
          }),
      }),
    ],
  }),
  createFrontendModule({
    pluginId: 'catalog',
    extensions: [
      ApiBlueprint.make({
        params: defineParams =>
          defineParams({
            api: catalogApiRef,
            deps: {},
            factory: () =>
              new InMemoryCatalogClient({
                entities: [
                  aComponent(),
                  anOfferingEntity(),
                  anOfferingEntity('valkey'),
                  aServiceEntity(),
                  aServiceEntity('old'),
                  aServiceEntity('empty'),
                  aTemplate(),
                ],
              }),
          }),
      }),
    ],
  }),
];

createDevApp({
  features: [
    catalogPlugin,
    // For "Open pull request"; the form itself needs a backend.
    scaffolderPlugin,
    servicesToolkitPlugin,
    ...sampleModules,
  ],
});
