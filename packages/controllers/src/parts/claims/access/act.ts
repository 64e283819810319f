import {
  builtinResourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { refusalOf } from '../../../runtime/refusalOf';
import { fails } from '../../../runtime/statusConditions';
import {
  nameTaken,
  type ClassAccessDecision,
  type ClassAccessObservation,
  type ClassAccessFinding,
  type Write,
} from './decide';

/**
 * Writes the role, then who has it, and says what came of it: the finding of the decision, or why the API server refuses.
 * In this order nobody is ever bound to a role that allows what it should not any more for longer than one write takes.
 */
export async function grantClassAccess(
  { client }: ClaimsContext,
  { binding }: ClassAccessObservation,
  decision: ClassAccessDecision,
): Promise<ClassAccessFinding> {
  const write = async <T extends KubernetesObject>(
    type: ResourceType,
    desired: Write<T> | undefined,
  ) => {
    if (desired?.kind === 'create') {
      await client.create(type, desired.object);
    } else if (desired) {
      // With the resourceVersion that was read: a change in between is a conflict, and it is looked at anew.
      await client.update(type, desired.object);
    }
  };
  try {
    await write(builtinResourceTypes.clusterRoles, decision.role);
    await write(builtinResourceTypes.clusterRoleBindings, decision.roleBinding);
    return decision.ready;
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return refusal.reason === 'AlreadyExists'
      ? nameTaken(binding)
      : fails(
          'UnableToGrant',
          `The API server does not let the controllers grant the verb claim: ${refusal.message}. Apply deploy/ again, or correct the binding`,
        );
  }
}
