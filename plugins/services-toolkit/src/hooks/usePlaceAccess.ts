import type { ClaimKind } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { namespaceProblem } from '../model/claimName';
import type { Access } from './useAccess';
import { useAccess } from './useAccess';
import { useDebounced } from './useDebounced';
import type { RefusalNames } from './useRefusalText';

/** So long a person may be typing a namespace before the cluster is asked about it. */
export const TYPING_MS = 400;

/** Whether one may claim at a place that is being chosen. */
export function usePlaceAccess(
  place: {
    cluster: string;
    namespace: string;
    class?: string;
    kind?: ClaimKind;
  },
  names: RefusalNames,
): Access {
  const namespace = useDebounced(place.namespace, TYPING_MS);
  const askable = place.cluster && !namespaceProblem(namespace);
  const access = useAccess(
    askable ? { place: [{ ...place, namespace, verb: 'create' }] } : {},
    () => names,
  ).place;
  return access && namespace === place.namespace
    ? access
    : { state: 'checking' };
}
