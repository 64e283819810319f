import {
  annotations,
  builtinResourceTypes,
  finalizers,
  labels,
  resourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  listAll,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';

const { secrets, leases } = builtinResourceTypes;

/** An object that somebody else has: what can be known of it, or guessed. */
export interface Target {
  type: ResourceType;
  namespace?: string;
  name: string;
  uid: string;
}

/**
 * What an attacker is assumed to know: names and UIDs are no secret, and neither are the words that this project goes by.
 * No Secret value is in it.
 */
export class Knowledge {
  #targets: Target[] = [];
  /** Words that stand in annotations, labels and finalizers of ours, as keys. */
  readonly annotationKeys = [
    ...Object.values(annotations),
    'kubernetes.io/service-account.name',
    'kubectl.kubernetes.io/last-applied-configuration',
  ];
  readonly labelKeys = [
    ...Object.values(labels),
    'services.example.com/pool',
    'app.kubernetes.io/managed-by',
    'app.kubernetes.io/part-of',
  ];
  readonly finalizers = [...Object.values(finalizers), 'example.com/stay'];

  constructor(
    private readonly client: KubernetesClient,
    private readonly namespaces: readonly string[],
  ) {}

  get targets(): readonly Target[] {
    return this.#targets;
  }

  /** Words that may mean something where they are put: names, UIDs, references. */
  get words(): readonly string[] {
    return [
      ...this.#targets.flatMap(({ type, namespace, name, uid }) => [
        name,
        uid,
        `${name}-${uid.slice(0, 5)}`,
        `${namespace}/${name}`,
        JSON.stringify({ apiVersion: 'v1', kind: type.kind, namespace, name }),
      ]),
      ...['true', 'false', '', 'victim', 'shared', 'unrelated'],
      ...['group:default/team-apps', 'system:masters', 'admin'],
      ...['["system:masters"]', '{', 'constructor', '__proto__'],
    ];
  }

  /** Looks at what is there now. */
  async refresh(): Promise<void> {
    const types = [...Object.values(resourceTypes), secrets, leases];
    const lists = await Promise.all(
      types.map(async type => {
        const { items } = await listAll<KubernetesObject>(this.client, type, {
          metadataOnly: true,
        });
        return items
          .filter(
            ({ metadata }) =>
              metadata.namespace === undefined ||
              this.namespaces.includes(metadata.namespace),
          )
          .map(({ metadata: { name = '', uid = '', namespace } }) => ({
            ...{ type, name, uid },
            ...(namespace !== undefined && { namespace }),
          }));
      }),
    );
    this.#targets = lists.flat();
  }
}
