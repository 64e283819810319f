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
      // Services that show the same picture ask for it once: the digest is the portal's own, of the picture's bytes.
      queryKey: ['serviceIcon', digest],
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

/** A function takes that many in every browser; one call for each byte would take as long as to draw a card. */
const ARGUMENTS = 8_192;

/**
 * The claim API asks who one is, which an <img> does not say; and a portal's Content-Security-Policy lets images be data, not
 * objects of the page.
 */
async function dataUrl(picture: Blob): Promise<string | null> {
  if (!/^image\/[a-z+]+$/.test(picture.type)) {
    return null;
  }
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = '';
  for (let start = 0; start < bytes.length; start += ARGUMENTS) {
    text += String.fromCharCode(...bytes.subarray(start, start + ARGUMENTS));
  }
  return `data:${picture.type};base64,${window.btoa(text)}`;
}
