import {
  builtinResourceTypes,
  type ClusterResourceStatus,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  isForbidden,
  isNotFound,
  type Informer,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { describeMissingRule } from '../../../runtime/MissingRule';
import { readWatch } from '../../../runtime/readWatch';
import type { Watches } from '../../../runtime/watches/untilStopped';
import { describedKey } from '../kinds/followOfferingKinds';
import { describedBy, type Descriptor } from './Descriptor';
import { findGvkRef, type Definition } from './findGvkRef';

const { customResourceDefinitions } = builtinResourceTypes;

type Told = NonNullable<ClusterResourceStatus['descriptors']>[number];

/** The most that a status tells. */
const most = 64;

/**
 * What describes APIs here: the objects of all kinds whose `spec.gvkRef` has a group, a version and a kind. Which kinds these
 * are is found out by reading each CustomResourceDefinition once, and again when it changes; nothing else of it is kept.
 */
export class Descriptors {
  readonly #client: Pick<KubernetesClient, 'get'>;
  readonly #definitions: Informer<KubernetesObject>;
  readonly #watches: Watches;
  /** The generation at which a definition was read, or could not be. */
  readonly #read = new Map<string, number | undefined>();
  /** The definitions of those that describe. */
  readonly #following = new Set<string>();

  constructor(options: {
    client: Pick<KubernetesClient, 'get'>;
    definitions: Informer<KubernetesObject>;
    watches: Watches;
  }) {
    this.#client = options.client;
    this.#definitions = options.definitions;
    this.#watches = options.watches;
  }

  /** Whether the definition is another one than the one that was read last. */
  isNews({ metadata }: KubernetesObject): boolean {
    const { name = '', generation } = metadata;
    return !this.#read.has(name) || this.#read.get(name) !== generation;
  }

  /**
   * Reads a definition, and follows its objects where they describe something, or does not any more.
   *
   * @throws what keeps it from being read, which counts as read: the others do not wait for it.
   */
  async look(name: string): Promise<void> {
    const known = this.#definitions.get(name);
    if (!known) {
      this.#read.delete(name);
      this.#forget(name);
      return;
    }
    try {
      const definition = await this.#client.get<Definition>(
        customResourceDefinitions,
        { name },
      );
      const type = findGvkRef(definition);
      if (type) {
        this.#following.add(name);
        this.#watches.follow(userOf(name), { type });
      } else {
        this.#forget(name);
      }
    } catch (error) {
      if (!isNotFound(error) && !isForbidden(error)) {
        throw error;
      }
    } finally {
      this.#read.set(name, known.metadata.generation);
    }
  }

  #forget(name: string): void {
    this.#following.delete(name);
    this.#watches.unfollow(userOf(name));
  }

  /** Whether everything that there is has been looked at once. */
  get isSettled(): boolean {
    return (
      this.#definitions
        .list()
        .every(({ metadata }) => this.#read.has(metadata.name ?? '')) &&
      this.#followed().every(({ state }) => state.kind !== 'initial')
    );
  }

  /** What describes a kind, in the order of their kinds and names. */
  about(described: { group?: string; kind: string }): Told[] {
    const key = describedKey(described);
    return this.#followed()
      .flatMap(informer => informer.byIndex('described', key))
      .map(tell)
      .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
      .slice(0, most);
  }

  /** The rules that are missing to read some of them. */
  get missingRules(): string[] {
    return this.#followed()
      .map(readWatch)
      .flatMap(reading =>
        reading.kind === 'forbidden'
          ? [describeMissingRule(reading.rule, 'offered', ['list', 'watch'])]
          : [],
      )
      .sort();
  }

  #followed(): Informer<Descriptor>[] {
    return [...this.#following].flatMap(
      name => this.#watches.followedBy(userOf(name)) ?? [],
    );
  }
}

function userOf(definition: string): string {
  return `descriptor/${definition}`;
}

/** What an object describes; nothing where it says so of no kind. */
export const describedKeysOf = (object: KubernetesObject): string[] =>
  describedBy(object);

function tell({ apiVersion, kind, metadata, spec }: Descriptor): Told {
  const { name = '', namespace } = metadata;
  return {
    ...{ apiVersion, kind, name },
    ...(namespace !== undefined && { namespace }),
    version: spec?.gvkRef?.version ?? '',
  };
}

function orderOf({ kind, apiVersion, namespace, name }: Told): string {
  return JSON.stringify([kind, apiVersion, namespace ?? '', name]);
}
