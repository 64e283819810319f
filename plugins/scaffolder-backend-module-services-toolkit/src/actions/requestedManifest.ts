import { InputError } from '@backstage/errors';
import {
  buildClassClaim,
  buildResourceClaim,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimRequest,
  ClaimedFor,
  ResourceClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

type Key = Pick<ClaimRequest, 'namespace' | 'name'>;

/**
 * The claim that an action's input asks for: one from a class, or one on an object that is known.
 *
 * @throws InputError where it is not clear which of the two
 */
export function requestedManifest(
  input: Key &
    Partial<Pick<ClaimRequest, 'class' | 'parameters'>> &
    Partial<Pick<ResourceClaimRequest, 'resource'>>,
  entity?: ClaimedFor,
) {
  const { class: className, parameters, resource, ...key } = input;
  if (className && !resource) {
    return buildClassClaim({ ...key, class: className, parameters }, entity);
  }
  if (resource && !className) {
    return buildResourceClaim({ ...key, resource }, entity);
  }
  throw new InputError(
    'Say either the class to claim from (class) or the object that is known (resource), and not both.',
  );
}
