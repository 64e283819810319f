import { QueryClient } from '@tanstack/react-query';

/** For so long, in milliseconds, something that no page shows any more is known to the next one that asks for it. */
const REMEMBERED_MS = 60_000;

/** Of the newest answers each page has one on its way when it opens; what is remembered stands there until then. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: REMEMBERED_MS,
        // A page says at once that something failed, and asks again by itself.
        retry: false,
        // Whether a browser believes to be offline says nothing about a portal in the same house.
        networkMode: 'always',
      },
    },
  });
  // So that it hears when the browser's tab is seen again; in apps that have a provider for it that does so.
  client.mount();
  return client;
}
