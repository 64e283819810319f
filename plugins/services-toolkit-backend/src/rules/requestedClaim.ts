import type {
  ClaimRequest,
  NeedClaimRequest,
  PlanClaimRequest,
  ResourceClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { InvalidClaimError } from './errorFromKubernetes';

/** What the body of a request may say; the router has checked each field. */
type Body = Omit<ClaimRequest, 'class'> &
  Partial<Pick<ClaimRequest, 'class'>> &
  Partial<Pick<PlanClaimRequest, 'service'>> &
  Partial<Pick<NeedClaimRequest, 'classSelector'>> &
  Partial<Pick<ResourceClaimRequest, 'resource'>>;

/**
 * What is asked for.
 *
 * @throws InvalidClaimError where that is not clear
 */
export function requestedClaim(
  body: Body,
): ClaimRequest | NeedClaimRequest | PlanClaimRequest | ResourceClaimRequest {
  const { class: className, service, classSelector, resource, ...rest } = body;
  const { parameters, ...common } = rest;
  const given = [className, service, classSelector, resource].filter(
    one => one !== undefined,
  );
  if (given.length !== 1) {
    throw wrong(
      'class',
      'Say either the class to claim from (class), the plan of a service (service), what the service has to offer (classSelector) or the object that you know (resource), and only one of them.',
    );
  }
  const settings = parameters && { parameters };
  if (className !== undefined) {
    return { ...common, class: className, ...settings };
  }
  if (resource !== undefined) {
    if (parameters) {
      throw wrong(
        'parameters',
        'An object that is there already takes no parameters. Leave them out, or claim from a class.',
      );
    }
    return { ...common, resource };
  }
  if (classSelector !== undefined) {
    return { ...common, classSelector, ...settings };
  }
  return { ...common, service: service!, ...settings };
}

function wrong(field: string, message: string): InvalidClaimError {
  return new InvalidClaimError(message, [{ field, message }]);
}
