import type {
  ClaimRequest,
  ResourceClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { InvalidClaimError } from './errorFromKubernetes';

/** What the body of a request may say; the router has checked each field. */
type Body = Omit<ClaimRequest, 'class'> &
  Partial<Pick<ClaimRequest, 'class'>> &
  Partial<Pick<ResourceClaimRequest, 'resource'>>;

/**
 * Which of the two kinds is asked for.
 *
 * @throws InvalidClaimError where that is not clear
 */
export function requestedClaim(
  body: Body,
): ClaimRequest | ResourceClaimRequest {
  const { class: className, parameters, resource, ...common } = body;
  if (className !== undefined && resource === undefined) {
    return {
      ...common,
      class: className,
      ...(parameters && { parameters }),
    };
  }
  if (resource !== undefined && className === undefined) {
    if (parameters) {
      throw wrong(
        'parameters',
        'An object that is there already takes no parameters. Leave them out, or claim from a class.',
      );
    }
    return { ...common, resource };
  }
  throw wrong(
    'class',
    'Say either the class to claim from (class) or the object that you know (resource), and not both.',
  );
}

function wrong(field: string, message: string): InvalidClaimError {
  return new InvalidClaimError(message, [{ field, message }]);
}
