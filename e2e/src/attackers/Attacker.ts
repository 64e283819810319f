import {
  builtinResourceTypes,
  resourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  ClusterUnreachableError,
  KubernetesApiError,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { aName, forgeries, someMetadata, type Means } from './forgeries';
import type { Target } from './Knowledge';

export type Forgery = keyof typeof forgeries;

const types: Record<Forgery, ResourceType> = {
  ...resourceTypes,
  claimsByNeed: resourceTypes.classClaims,
  secrets: builtinResourceTypes.secrets,
  configMaps: builtinResourceTypes.configMaps,
  leases: builtinResourceTypes.leases,
};

/** Somebody with rights of their own, who writes whatever comes to mind. */
export class Attacker {
  /** How often the API server took what was written, and how often it refused. */
  readonly counts = { taken: 0, refused: 0 };

  constructor(
    readonly user: string,
    private readonly client: KubernetesClient,
    private readonly means: Means,
    /** Which kinds are tried; the API server knows which of them are allowed. */
    private readonly kinds: readonly Forgery[],
    /** Whether they leave alone what they may harm by right. */
    private readonly sparesOffers = false,
  ) {}

  /** One write. Refusals are answers too; only a cluster that does not answer is an error. */
  async strike(): Promise<void> {
    try {
      await this.#write();
      this.counts.taken += 1;
    } catch (error) {
      if (!(error instanceof KubernetesApiError)) throw error;
      if (error instanceof ClusterUnreachableError) throw error;
      this.counts.refused += 1;
    }
  }

  #spares(target: Pick<Target, 'type' | 'name'>): boolean {
    return this.sparesOffers && isOffer(target);
  }

  async #write(): Promise<unknown> {
    const { random, knowledge, namespace } = this.means;
    const kind = random.pick(this.kinds);
    const type = types[kind];
    const named = (name: string, where = namespace) => ({
      name,
      ...(type.namespaced && { namespace: where }),
    });
    const newName = () => {
      const thought = aName(this.means);
      return this.#spares({ type, name: thought }) ? 'a0' : thought;
    };
    const object = (): KubernetesObject => ({
      ...forgeries[kind](this.means),
      metadata: {
        ...named(newName(), random.chance(12) ? 'victim' : namespace),
        ...someMetadata(this.means),
      },
    });
    const targets = knowledge.targets.filter(one => !this.#spares(one));
    const target =
      random.chance(8) && targets.length > 0
        ? random.pick(targets)
        : { type, ...named(newName()) };
    const key = {
      name: target.name,
      ...(target.namespace !== undefined && { namespace: target.namespace }),
    };

    switch (random.below(12)) {
      case 0:
      case 1:
      case 2:
        return this.client.create(type, object());
      default:
        return this.client.apply(type, object(), {
          fieldManager: random.pick([
            'attacker',
            'kubectl',
            'services-toolkit',
          ]),
          force: true,
        });
      case 4: {
        const { metadata, ...rest } = object();
        const { name: _, namespace: __, ...others } = metadata;
        return this.client.patch(
          target.type,
          key,
          random.chance(2)
            ? { metadata: others }
            : { ...rest, metadata: others },
          { type: 'merge' },
        );
      }
      case 5:
        return this.client.patch(
          target.type,
          key,
          { status: aStatus(this.means) },
          {
            type: 'merge',
            subresource: 'status',
          },
        );
      case 6:
        return this.client.patch(
          target.type,
          key,
          [
            {
              op: 'remove',
              path: random.pick([
                '/metadata/finalizers',
                '/metadata/ownerReferences',
                '/metadata/labels',
                '/metadata/annotations',
              ]),
            },
          ],
          { type: 'json' },
        );
      case 7:
        return this.client.delete(target.type, key, {
          propagationPolicy: random.pick([
            'Background',
            'Foreground',
            'Orphan',
          ]),
        });
    }
  }
}

/** Classes, templates and offerings of manifests/victims.yaml. */
const offers = ['victim-pool', 'victim-shared', 'victim-offering'];

/**
 * Whether it is what the victims' operators offer. Who may offer services may change and delete every class, template and offering of the
 * cluster: that harms those who wait for one, and gives nobody what they were not given.
 */
function isOffer({ type, name }: Pick<Target, 'type' | 'name'>): boolean {
  return !type.namespaced && offers.includes(name);
}

function aStatus({ random, knowledge }: Means) {
  const { name, namespace, type } = random.pick(knowledge.targets);
  const reference = {
    ...{ apiVersion: 'v1', kind: type.kind, name },
    ...(namespace !== undefined && { namespace }),
  };
  return {
    binding: { name },
    resourceRef: reference,
    claimedResourceRef: reference,
    provisionedResourceRef: reference,
    conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
  };
}
