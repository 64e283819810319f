import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  isForbidden,
  isKindNotServed,
  type Informer,
} from '@services-toolkit/kubernetes-runtime';
import { missingRuleFor } from './MissingRule';
import { absent, found, pending, type ReadResult } from './ReadResult';

/**
 * What an informer knows. `absent` means that its kind is not served (any more). An outage leaves the last state to
 * work with, since what follows from it is checked by the API server; a refusal does not, since it was meant.
 */
export function readWatch(
  informer: Pick<Informer<KubernetesObject>, 'state' | 'type'>,
): ReadResult<ResourceType> {
  const { state, type } = informer;
  switch (state.kind) {
    case 'initial':
      return pending;
    case 'synced':
      return found(type);
    case 'failing':
      if (isForbidden(state.error)) {
        return { kind: 'forbidden', rule: missingRuleFor(type) };
      }
      if (isKindNotServed(state.error)) {
        return absent;
      }
      return state.lastSynced
        ? found(type)
        : { kind: 'failed', message: state.error.message };
    default:
      throw new TypeError(`Unknown state of an informer: ${String(state)}`);
  }
}
