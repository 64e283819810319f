import { waitUntil } from '../waitUntil';

/**
 * Waits until alice can sign in and finds the sample component and the class, so that whoever opens the page finds
 * them too.
 */
export async function waitForPortal(
  url: string,
  signal: AbortSignal,
): Promise<void> {
  await waitUntil(
    'the portal shows the sample component and the service',
    async () => {
      const page = await fetch(url, { signal });
      if (!page.ok) throw new Error(`${url} answers ${page.status}`);
      const token = await signIn(url, signal);
      const get = (path: string) => getJson(`${url}${path}`, token, signal);
      await get('/api/catalog/entities/by-name/component/default/orders');
      const { items } = await get('/api/services-toolkit/offerings');
      return items?.length ? true : undefined;
    },
    { timeoutMs: 180_000, signal },
  );
}

async function signIn(url: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(`${url}/api/auth/demo/refresh`, {
    headers: { 'x-demo-user': 'alice' },
    signal,
  });
  if (!answer.ok) throw new Error(`sign-in answers ${answer.status}`);
  const body: { backstageIdentity?: { token?: string } } = await answer.json();
  const token = body.backstageIdentity?.token;
  if (!token) throw new Error('sign-in gives no token');
  return token;
}

async function getJson(
  url: string,
  token: string,
  signal: AbortSignal,
): Promise<{ items?: unknown[] }> {
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal,
  });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return answer.json();
}
