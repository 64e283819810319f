import { useRouteRef } from '@backstage/core-plugin-api';
import { useTexts } from '../hooks/useTexts';
import { claimsRouteRef, rootRouteRef } from '../routes';

/** The way from an offering's entity page back to all services. */
export function useServicesMenuItem() {
  const t = useTexts();
  const href = useRouteRef(rootRouteRef)();
  return { title: t('services.all'), href };
}

/** The way from a claim's entity page back to one's claims. */
export function useClaimsMenuItem() {
  const t = useTexts();
  const href = useRouteRef(claimsRouteRef)();
  return { title: t('services.myClaims'), href };
}
