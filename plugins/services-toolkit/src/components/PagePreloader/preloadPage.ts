import type { ServicesToolkitApi } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { QueryClient } from '@tanstack/react-query';
import { matchPath } from 'react-router-dom';
import { claimQuestion } from '../../hooks/useClaim';
import { claimsQuestion } from '../../hooks/useClaims';
import { clustersQuestion } from '../../hooks/useClusters';
import { listedClaim } from '../../hooks/listedClaim';
import { offeringsQuestion } from '../../hooks/useOfferings';
import { servicesQuestion } from '../../hooks/useServices';
import { claimKindIn } from '../../model/claimKindIn';
import { claimRouteRef, claimsRouteRef } from '../../routes';
import { loadPages } from '../loadPages';

/** What was asked for within this time, in milliseconds, is not asked for again when somebody points at a link once more. */
const FRESH_MS = 5_000;

/** One of the plugin's pages. */
export interface OwnPage {
  /** Below the first page, which is at ''. */
  path: string;
  /** The query of its address. */
  search: string;
}

/**
 * Loads the code of the plugin's pages, and what one of them asks first.
 *
 * @param opened - it is being opened, not only pointed at. Of claims each answer reads something of a cluster: nobody's
 * pointer asks for all of a list.
 */
export function preloadPage(
  { path, search }: OwnPage,
  opened: boolean,
  api: ServicesToolkitApi,
  client: QueryClient,
): void {
  loadPages();
  const fresh = { staleTime: FRESH_MS };
  if (path === '') {
    client.prefetchQuery({ ...servicesQuestion(api), ...fresh });
    client.prefetchQuery({ ...offeringsQuestion(api), ...fresh });
    client.prefetchQuery({ ...clustersQuestion(api), ...fresh });
  } else if (path === claimsRouteRef.path) {
    client.prefetchQuery({ ...claimsQuestion(api, { owned: true }), ...fresh });
  } else if (opened) {
    preloadClaim({ path, search }, api, client);
  }
}

/** A claim that no list has just shown. */
function preloadClaim(
  { path, search }: OwnPage,
  api: ServicesToolkitApi,
  client: QueryClient,
): void {
  const match = matchPath(claimRouteRef.path, path);
  if (!match) {
    return;
  }
  const { cluster = '', namespace = '', name = '' } = match.params;
  const kind = claimKindIn(new URLSearchParams(search));
  const claim = { cluster, namespace, name, kind };
  if (!listedClaim(client, claim)) {
    const fresh = { staleTime: FRESH_MS };
    client.prefetchQuery({ ...claimQuestion(api, claim), ...fresh });
    client.prefetchQuery({ ...clustersQuestion(api), ...fresh });
  }
}
