import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { reviewAccess } from '../authorization/reviewAccess';
import { authorize } from './authorize';
import type { Gate } from './Gate';

/** The verb `claim`, which classes that make instances need, for the one who made a claim or chose its class since. */
export function authorizationGate(
  client: Pick<KubernetesClient, 'create'>,
): Gate {
  return {
    name: 'authorization',
    async refusalOf(claim, instanceClass) {
      if (!instanceClass.spec.provisioner) {
        return undefined;
      }
      const answer = await authorize(
        (person, access) => reviewAccess(client, person, access),
        claim,
        instanceClass,
      );
      return answer.kind === 'denied'
        ? {
            reason: 'ClaimNotAuthorized',
            message: answer.message,
          }
        : undefined;
    },
  };
}
