import { createApiRef } from '@backstage/core-plugin-api';
import type { QueryClient } from '@tanstack/react-query';

/**
 * What the pages of this plugin were told, shared by all of them: one asks for what another has just been shown, and what
 * was known a moment ago is there while it is asked for again. An API, so that both frontend systems have one for each app.
 */
export const queryClientApiRef = createApiRef<QueryClient>({
  id: 'plugin.services-toolkit.query-client',
});
