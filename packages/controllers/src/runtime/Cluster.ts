import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type Informer,
  type KubernetesClient,
  type Logger,
  type Manager,
} from '@services-toolkit/kubernetes-runtime';
import { definedGroup, Definitions } from './watches/Definitions';
import { FollowedKind, type KindOptions } from './watches/FollowedKind';

type Kinds = Pick<Manager, 'startInformer'>;

/** One cluster that parts work on: what they follow there, and the client for what they write. */
export class Cluster {
  readonly name: string;
  /** Its writes are fenced: they fail once this process does not lead any more. */
  readonly client: KubernetesClient;
  /** Metadata only; with the index `group`. */
  readonly customResourceDefinitions: Informer<KubernetesObject>;
  readonly #definitions: Definitions;
  readonly #kinds: Kinds;
  readonly #logger: Logger;

  constructor(options: {
    name: string;
    client: KubernetesClient;
    manager: Kinds;
    logger: Logger;
  }) {
    this.name = options.name;
    this.client = options.client;
    this.#kinds = options.manager;
    this.#logger = options.logger;
    this.customResourceDefinitions = createInformer({
      client: this.client,
      logger: this.#logger,
      type: builtinResourceTypes.customResourceDefinitions,
      metadataOnly: true,
      indexers: { group: definition => [definedGroup(definition)] },
    });
    this.#definitions = new Definitions(this.customResourceDefinitions);
  }

  /** Follows something for as long as it is needed. */
  startInformer<T extends KubernetesObject>(informer: Informer<T>) {
    return this.#kinds.startInformer(informer);
  }

  /** A kind that is there while its CustomResourceDefinition is. */
  defined<T extends KubernetesObject>(
    options: Omit<KindOptions<T>, 'client' | 'logger'>,
  ): FollowedKind<T> {
    return this.#follow(options, this.#definitions);
  }

  /** A kind of Kubernetes itself. */
  builtin<T extends KubernetesObject>(
    options: Omit<KindOptions<T>, 'client' | 'logger'>,
  ): FollowedKind<T> {
    return this.#follow(options);
  }

  #follow<T extends KubernetesObject>(
    options: Omit<KindOptions<T>, 'client' | 'logger'>,
    definitions?: Definitions,
  ): FollowedKind<T> {
    const { client } = this;
    return new FollowedKind<T>(
      { ...options, client, logger: this.#logger },
      {
        startInformer: informer => this.#kinds.startInformer(informer),
        ...(definitions && { definitions }),
      },
    );
  }
}
