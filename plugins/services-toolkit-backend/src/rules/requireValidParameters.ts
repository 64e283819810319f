import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { validateParameters } from '@services-toolkit/kubernetes-api/parameters';
import type {
  ClaimRequest,
  PrunedParameter,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { InvalidClaimError } from './errorFromKubernetes';

/**
 * Refuses parameters that the class does not accept, with every violation at once: the verdict that the controllers
 * would come to after the claim is made. Classes that publish no schema, pools for example, accept everything.
 *
 * @returns the parameters that the class does not know: they do no harm, and have no effect
 * @throws InvalidClaimError
 */
export function requireValidParameters(
  offered: ClusterInstanceClass | undefined,
  request: Pick<ClaimRequest, 'class' | 'cluster' | 'name' | 'parameters'>,
): PrunedParameter[] {
  const schema = offered?.status?.claimParameters?.openAPIV3Schema;
  if (!schema) {
    return [];
  }
  const { violations, pruned } = validateParameters(schema, request.parameters);
  if (violations.length > 0) {
    const told = violations.map(({ path, message }) => `${path} ${message}`);
    throw new InvalidClaimError(
      `The parameters of claim ${request.name} are not what class ${
        request.class
      } on cluster ${request.cluster} accepts: ${told.join('; ')}.`,
      violations.map(({ path, message }) => ({
        field: path,
        reason: 'FieldValueInvalid',
        message,
      })),
    );
  }
  return pruned;
}
