import {
  builtinResourceTypes,
  type KubernetesObject,
  type ObjectReference,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { Observed, ReadResult } from '@services-toolkit/claims';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { readResultFromError } from '../../rules/readResultFromError';
import type { Look } from '../../rules/Look';

interface EventObject extends KubernetesObject {
  involvedObject?: { uid?: string };
}

/** As many objects of a kind, or Events of an object, are looked through at most. */
const mostListed = 500;

/** In whose name objects are looked at. */
export interface Viewer {
  readonly client: KubernetesClient;
  /**
   * Kinds that the portal reads itself, once the cluster has said that the person may: these it may read anyway, and so it
   * needs no right to read them in other names. Without it everything is read with `client`.
   *
   * @throws where the person may not, or the cluster does not say
   */
  readonly readsItself?: {
    includes(type: ResourceType): boolean;
    clientFor(type: ResourceType, name: string): Promise<KubernetesClient>;
  };
  /** Asks when it is the viewer's turn: the connections to a cluster are everybody's. */
  inTurn<T>(ask: () => Promise<T>): Promise<T>;
  /** What an error with `client` means. */
  explain(error: unknown, look: Look): Promise<unknown>;
}

/**
 * Looks at objects as one person. It never throws: what may not be read, does not exist, or is not told in time is an answer
 * too. All looks of one reader share a deadline.
 */
export class PersonReader {
  readonly #viewer: Viewer;
  readonly #cluster: string;
  readonly #deadline: number;

  constructor(options: {
    viewer: Viewer;
    cluster: string;
    /** How long all of it may take. */
    withinMs: number;
  }) {
    this.#viewer = options.viewer;
    this.#cluster = options.cluster;
    this.#deadline = Date.now() + options.withinMs;
  }

  /** An object of any kind, with the Events about it. Secrets are not read. */
  async object<T extends KubernetesObject>(
    ref: ObjectReference,
  ): Promise<Observed<T>> {
    const [readResult, events] = await Promise.all([
      this.#get<T>(ref),
      this.events(ref),
    ]);
    const uid =
      readResult.kind === 'found' ? readResult.value.metadata.uid : undefined;
    return { ref, readResult, events: events.filter(aboutUid(uid)) };
  }

  /** The first objects of a kind in a namespace. */
  async list<T extends KubernetesObject>(
    type: ResourceType,
    namespace: string,
  ): Promise<ReadResult<readonly T[]>> {
    return this.#look({ verb: 'list', type, namespace }, async signal => {
      const options = { namespace, limit: mostListed, signal };
      const { client, inTurn } = this.#viewer;
      return (await inTurn(() => client.list<T>(type, options))).items;
    });
  }

  /** The same of a kind that not every cluster has. */
  async listKind<T extends KubernetesObject>(
    group: string,
    kind: string,
    namespace: string,
  ): Promise<ReadResult<readonly T[]>> {
    const resolved = await this.#resolve(group, kind);
    return resolved.kind === 'found'
      ? this.list<T>(resolved.value, namespace)
      : resolved;
  }

  /** The Events about an object; none where they could not be read. Those of cluster-scoped objects are in `default`. */
  async events(ref: ObjectReference): Promise<readonly EventObject[]> {
    const type = builtinResourceTypes.events;
    const { kind, name, namespace = 'default' } = ref;
    const readResult = await this.#look(
      { verb: 'list', type, namespace },
      async signal => {
        const fieldSelector = `involvedObject.kind=${kind},involvedObject.name=${name}`;
        const options = { namespace, fieldSelector, limit: mostListed, signal };
        const { client, inTurn } = this.#viewer;
        return (await inTurn(() => client.list<EventObject>(type, options)))
          .items;
      },
    );
    return readResult.kind === 'found' ? readResult.value : [];
  }

  async #get<T extends KubernetesObject>(
    ref: ObjectReference,
  ): Promise<ReadResult<T>> {
    const { apiVersion, kind, name } = ref;
    if (apiVersion === 'v1' && kind === builtinResourceTypes.secrets.kind) {
      return { kind: 'unread' };
    }
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const resolved = await this.#resolve(group ?? '', kind);
    if (resolved.kind !== 'found') {
      return resolved;
    }
    const type = resolved.value;
    const namespace = type.namespaced ? ref.namespace : undefined;
    const { client, inTurn, readsItself } = this.#viewer;
    return this.#look({ verb: 'get', type, namespace }, async signal => {
      const reader = readsItself?.includes(type)
        ? await readsItself.clientFor(type, name)
        : client;
      return inTurn(() => reader.get<T>(type, { name, namespace }, { signal }));
    });
  }

  async #resolve(
    group: string,
    kind: string,
  ): Promise<ReadResult<ResourceType>> {
    const unresolved = {
      group,
      version: '',
      kind,
      plural: kind,
      namespaced: false,
    };
    const readResult = await this.#look({ verb: 'get', type: unresolved }, () =>
      this.#viewer.client.resolveKind(group, kind),
    );
    if (readResult.kind !== 'found') {
      return readResult;
    }
    const { value } = readResult;
    return value ? { kind: 'found', value } : { kind: 'notServed' };
  }

  async #look<T>(
    look: Look,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<ReadResult<T>> {
    const signal = AbortSignal.timeout(
      Math.max(1, this.#deadline - Date.now()),
    );
    const expired = new Promise<never>((_, reject) => {
      const giveUp = () => reject(signal.reason);
      signal.addEventListener('abort', giveUp, { once: true });
    });
    try {
      // Discovery is shared with others, so it takes no signal, and may take longer than this.
      return {
        kind: 'found',
        value: await Promise.race([
          read(signal).catch(async error => {
            throw await this.#viewer.explain(error, look);
          }),
          expired,
        ]),
      };
    } catch (error) {
      return readResultFromError(error, this.#cluster, look);
    }
  }
}

/** An object that was made anew has the Events of the one before beside its own. */
function aboutUid(uid: string | undefined): (event: EventObject) => boolean {
  return ({ involvedObject }) =>
    !uid || !involvedObject?.uid || involvedObject.uid === uid;
}
