import { InputError } from '@backstage/errors';
import {
  buildClassClaim,
  buildResourceClaim,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimRequest,
  ClaimedFor,
  NeedClaimRequest,
  ResourceClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

type Key = Pick<ClaimRequest, 'namespace' | 'name'>;

/**
 * The claim that an action's input asks for: one from a class, one from whatever has what is needed, or one on an object that is
 * known.
 *
 * @throws InputError where it is not clear which of them
 */
export function requestedManifest(
  input: Key &
    Partial<Pick<ClaimRequest, 'class' | 'parameters'>> &
    Partial<Pick<NeedClaimRequest, 'classSelector'>> &
    Partial<Pick<ResourceClaimRequest, 'resource'>>,
  entity?: ClaimedFor,
) {
  const { class: className, classSelector, parameters, ...rest } = input;
  const { resource, ...key } = rest;
  const given = [className, classSelector, resource].filter(Boolean);
  if (given.length === 1) {
    if (className) {
      return buildClassClaim({ ...key, class: className, parameters }, entity);
    }
    if (classSelector) {
      return buildClassClaim({ ...key, classSelector, parameters }, entity);
    }
    if (resource) {
      return buildResourceClaim({ ...key, resource }, entity);
    }
  }
  throw new InputError(
    'Say either the class to claim from (class), what the service has to offer (classSelector) or the object that is known (resource), and only one of them.',
  );
}
