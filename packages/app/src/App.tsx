import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';
import { clusterTokensModule, signInModule } from './modules/signIn';

// The plugins are found by `app.packages: all` in app-config.yaml.
export default createApp({
  features: [navModule, signInModule, clusterTokensModule],
});
