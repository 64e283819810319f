import { createBackend } from '@backstage/backend-defaults';
import { demoAuthModule } from '../demoAuth';
import { policyModule } from '../policy';

// A portal with catalog, auth and permission only: what else there is in index.ts is optional for Services Toolkit.
const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(demoAuthModule);
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(policyModule);
backend.add(
  import(
    '@services-toolkit/backstage-plugin-catalog-backend-module-services-toolkit'
  ),
);
backend.add(
  import('@services-toolkit/backstage-plugin-services-toolkit-backend'),
);
backend.start();
