import { createBackend } from '@backstage/backend-defaults';
import { demoAuthModule } from './demoAuth';
import { policyModule } from './policy';
import { serviceSearchModule } from './serviceSearch';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
// Two people to try the portal as. A portal of your own has a real provider here, and none of this.
backend.add(demoAuthModule);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));

// Signals and notifications travel as events; with several replicas, between them.
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(policyModule);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
// Optional: services are found by more than their titles and descriptions.
backend.add(serviceSearchModule);

backend.add(import('@backstage/plugin-user-settings-backend'));

// Services Toolkit: these two lines are all that a portal needs in its backend.
backend.add(
  import(
    '@services-toolkit/backstage-plugin-catalog-backend-module-services-toolkit'
  ),
);
backend.add(
  import('@services-toolkit/backstage-plugin-services-toolkit-backend'),
);
// And for templates that claim services:
backend.add(
  import(
    '@services-toolkit/backstage-plugin-scaffolder-backend-module-services-toolkit'
  ),
);

backend.start();
