import { createApiRef } from '@backstage/core-plugin-api';
import type { ServicesToolkitApi } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/**
 * The claim API, as the pages of this plugin use it.
 *
 * @public
 */
export const servicesToolkitApiRef = createApiRef<ServicesToolkitApi>({
  id: 'plugin.services-toolkit.api',
});
