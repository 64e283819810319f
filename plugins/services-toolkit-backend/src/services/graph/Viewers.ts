import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ResourceType } from '@services-toolkit/kubernetes-api';
import type { ServicesToolkitCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import { ActingRefusedError } from '../../rules/ActingRefusedError';
import type { ActingRights } from '../ActingRights';
import type { Caller } from '../Caller';
import { clientAs } from '../clientAs';
import type { KubernetesAccess } from '../KubernetesAccess';
import type { PersonalTurns } from '../PersonalTurns';
import type { Viewer } from './PersonReader';

/** What the portal's ServiceAccount may read of our own kinds beside claims (deploy/portal), and a claim's page shows. */
const readByPortal = [
  'clusterInstanceClasses',
  'clusterResourceProvisionTemplates',
] as const;

/** In whose name a claim's page looks at a cluster. */
export class Viewers {
  readonly #access: KubernetesAccess;
  readonly #acting: ActingRights;

  readonly #turns: PersonalTurns;

  constructor(options: {
    access: KubernetesAccess;
    acting: ActingRights;
    turns: PersonalTurns;
  }) {
    this.#turns = options.turns;
    this.#access = options.access;
    this.#acting = options.acting;
  }

  /** @throws NotAllowedError, ServiceUnavailableError where there is no access to the cluster for this caller */
  async of(caller: Caller, cluster: ServicesToolkitCluster): Promise<Viewer> {
    const client = await clientAs(caller, cluster);
    const { user } = caller;
    if (!user) {
      return { client, inTurn: ask => ask(), explain: async error => error };
    }
    const inTurn: Viewer['inTurn'] = ask =>
      this.#turns.take(cluster.name, user.userEntityRef, ask);
    if (cluster.identity !== 'impersonate') {
      return { client, inTurn, explain: async error => error };
    }
    return {
      client,
      inTurn,
      explain: async (error, look) =>
        resourceOf(look.type)
          ? error
          : this.#acting.explain(error, cluster, user, look),
      readsItself: {
        includes: type => resourceOf(type) !== undefined,
        clientFor: async (type, name) => {
          const resource = resourceOf(type) ?? 'clusterInstanceClasses';
          const answer = await this.#access.mayGet(
            cluster,
            user,
            resource,
            name,
          );
          if (answer.allowed) {
            return cluster.client();
          }
          throw 'notAsked' in answer
            ? new ActingRefusedError(cluster.name, {
                verb: 'create',
                resource: 'subjectaccessreviews.authorization.k8s.io',
              })
            : forbidden(type, name);
        },
      },
    };
  }
}

function resourceOf({ group, plural }: Pick<ResourceType, 'group' | 'plural'>) {
  return readByPortal.find(
    one =>
      resourceTypes[one].group === group &&
      resourceTypes[one].plural === plural,
  );
}

/** As the API server would have said it to the person. */
function forbidden(type: ResourceType, name: string): KubernetesApiError {
  return new KubernetesApiError({
    code: 403,
    reason: 'Forbidden',
    message: `You may not get ${type.plural} "${name}".`,
  });
}
