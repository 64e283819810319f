import { eventually } from '@services-toolkit/control-plane';
import { PortalVisitor } from './PortalVisitor';

/**
 * Waits until alice can sign in and finds the sample component and the class, so that whoever opens the page finds
 * them too.
 */
export async function waitForPortal(
  url: string,
  signal: AbortSignal,
): Promise<void> {
  await eventually(
    'the portal shows the sample component and the service',
    async () => {
      const alice = await PortalVisitor.signIn(url, 'alice', signal);
      await alice.get('/api/catalog/entities/by-name/component/default/orders');
      const { items } = await alice.get<{ items: unknown[] }>(
        '/api/services-toolkit/offerings',
      );
      return items.length > 0 ? true : undefined;
    },
    { timeoutMs: 180_000, signal },
  );
}
