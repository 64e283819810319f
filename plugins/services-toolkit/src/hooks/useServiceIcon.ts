import { useApi } from '@backstage/core-plugin-api';
import type { Service } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { skipToken, useQuery } from '@tanstack/react-query';
import { queryClientApiRef } from '../api/queryClientApiRef';
import { servicesToolkitApiRef } from '../api/servicesToolkitApiRef';

/** Where the picture of a service is, for an <img>; `undefined` where it has none, or as long as it is not here. */
export function useServiceIcon(
  service: Pick<Service, 'group' | 'name' | 'icon'> | undefined,
): string | undefined {
  const api = useApi(servicesToolkitApiRef);
  const { digest, url } = service?.icon ?? {};
  const { data } = useQuery(
    {
      queryKey: ['serviceIcon', service?.group, service?.name, digest],
      queryFn:
        service && digest
          ? async ({ signal }) =>
              dataUrl(
                await api.getServiceIcon(
                  { group: service.group, service: service.name },
                  { signal },
                ),
              )
          : skipToken,
      // Another picture has another digest.
      staleTime: Infinity,
      retry: false,
    },
    useApi(queryClientApiRef),
  );
  return digest ? data ?? undefined : url;
}

/**
 * The claim API asks who one is, which an <img> does not say; and a portal's Content-Security-Policy lets images be data, not
 * objects of the page.
 */
async function dataUrl(picture: Blob): Promise<string | null> {
  if (!/^image\/[a-z+]+$/.test(picture.type)) {
    return null;
  }
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('');
  return `data:${picture.type};base64,${window.btoa(text)}`;
}
