import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import type {
  KubernetesObject,
  ObjectReference,
  Observed,
  ResourceType,
  SecretFacts,
  Sighting,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { sightingFromError } from '../../rules/sightingFromError';
import type { Look } from '../../rules/sightingFromError';

interface EventObject extends KubernetesObject {
  involvedObject?: { uid?: string };
}

interface SecretObject extends KubernetesObject {
  type?: string;
  data?: Record<string, string>;
}

/** As many objects of a kind, or Events of an object, are looked through at most. */
const mostListed = 500;

/**
 * Looks at objects as one person. It never throws: what may not be read, does not exist, or is not told in time is an answer
 * too. All looks of one reader share a deadline.
 */
export class SightReader {
  readonly #client: KubernetesClient;
  readonly #cluster: string;
  readonly #deadline: number;

  constructor(options: {
    client: KubernetesClient;
    cluster: string;
    /** How long all of it may take. */
    withinMs: number;
  }) {
    this.#client = options.client;
    this.#cluster = options.cluster;
    this.#deadline = Date.now() + options.withinMs;
  }

  /** An object of any kind, with the Events about it. Of Secrets only the metadata are asked for. */
  async object<T extends KubernetesObject>(
    ref: ObjectReference,
  ): Promise<Observed<T>> {
    const [sighting, events] = await Promise.all([
      this.#get<T>(ref),
      this.events(ref),
    ]);
    const uid =
      sighting.kind === 'found' ? sighting.value.metadata.uid : undefined;
    return { ref, sighting, events: events.filter(aboutUid(uid)) };
  }

  /** What may be known of a Secret. Its values are dropped here, before anything else gets to see the object. */
  async secret(ref: ObjectReference): Promise<Observed<SecretFacts>> {
    const { name, namespace } = ref;
    const type = builtinResourceTypes.secrets;
    const sighting = await this.#look<SecretFacts>(
      { verb: 'get', type, namespace },
      async signal => {
        const secret = await this.#client.get<SecretObject>(
          type,
          { name, namespace },
          { signal },
        );
        const { creationTimestamp, deletionTimestamp } = secret.metadata;
        return {
          metadata: { name, namespace, creationTimestamp, deletionTimestamp },
          type: secret.type,
          keys: Object.keys(secret.data ?? {}),
        };
      },
    );
    return { ref, sighting };
  }

  /** The first objects of a kind in a namespace. */
  async list<T extends KubernetesObject>(
    type: ResourceType,
    namespace: string,
  ): Promise<Sighting<readonly T[]>> {
    return this.#look({ verb: 'list', type, namespace }, async signal => {
      const options = { namespace, limit: mostListed, signal };
      return (await this.#client.list<T>(type, options)).items;
    });
  }

  /** The same of a kind that not every cluster has. */
  async listKind<T extends KubernetesObject>(
    group: string,
    kind: string,
    namespace: string,
  ): Promise<Sighting<readonly T[]>> {
    const resolved = await this.#resolve(group, kind);
    return resolved.kind === 'found'
      ? this.list<T>(resolved.value, namespace)
      : resolved;
  }

  /** The Events about an object; none where they could not be read. Those of cluster-scoped objects are in `default`. */
  async events(ref: ObjectReference): Promise<readonly EventObject[]> {
    const type = builtinResourceTypes.events;
    const { kind, name, namespace = 'default' } = ref;
    const sighting = await this.#look(
      { verb: 'list', type, namespace },
      async signal => {
        const fieldSelector = `involvedObject.kind=${kind},involvedObject.name=${name}`;
        const options = { namespace, fieldSelector, limit: mostListed, signal };
        return (await this.#client.list<EventObject>(type, options)).items;
      },
    );
    return sighting.kind === 'found' ? sighting.value : [];
  }

  async #get<T extends KubernetesObject>(
    ref: ObjectReference,
  ): Promise<Sighting<T>> {
    const { apiVersion, kind, name } = ref;
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    const resolved = await this.#resolve(group ?? '', kind);
    if (resolved.kind !== 'found') {
      return resolved;
    }
    const type = resolved.value;
    const namespace = type.namespaced ? ref.namespace : undefined;
    return this.#look({ verb: 'get', type, namespace }, signal =>
      this.#client.get<T>(
        type,
        { name, namespace },
        {
          signal,
          metadataOnly:
            type.group === '' &&
            type.kind === builtinResourceTypes.secrets.kind,
        },
      ),
    );
  }

  async #resolve(group: string, kind: string): Promise<Sighting<ResourceType>> {
    const unresolved = {
      group,
      version: '',
      kind,
      plural: kind,
      namespaced: false,
    };
    const sighting = await this.#look({ verb: 'get', type: unresolved }, () =>
      this.#client.resolveKind(group, kind),
    );
    if (sighting.kind !== 'found') {
      return sighting;
    }
    const { value } = sighting;
    return value ? { kind: 'found', value } : { kind: 'notServed' };
  }

  async #look<T>(
    look: Look,
    read: (signal: AbortSignal) => Promise<T>,
  ): Promise<Sighting<T>> {
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
        value: await Promise.race([read(signal), expired]),
      };
    } catch (error) {
      return sightingFromError(error, this.#cluster, look);
    }
  }
}

/** An object that was made anew has the Events of the one before beside its own. */
function aboutUid(uid: string | undefined): (event: EventObject) => boolean {
  return ({ involvedObject }) =>
    !uid || !involvedObject?.uid || involvedObject.uid === uid;
}
