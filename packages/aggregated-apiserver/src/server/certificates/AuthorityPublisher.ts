import {
  builtinResourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';

const retryMs = 5_000;
const fieldManager = 'services-toolkit-apiserver';

interface ApiService extends KubernetesObject {
  spec?: { caBundle?: string };
}

interface ConfigMap extends KubernetesObject {
  data?: Record<string, string>;
}

/** An object that says by which authority our certificate is to be believed. */
export interface AuthorityHolder {
  type: ResourceType;
  key: { name: string; namespace?: string };
  /** Whether it says so (PEM); undefined is an object that is not there. */
  has(object: KubernetesObject | undefined, authority: string): boolean;
  write(
    client: KubernetesClient,
    object: KubernetesObject | undefined,
    authority: string,
  ): Promise<unknown>;
}

/** `spec.caBundle` of an APIService, which may come later: the API server checks our certificate by it. */
export function inApiService(name: string): AuthorityHolder {
  const type = builtinResourceTypes.apiServices;
  const base64 = (authority: string) =>
    Buffer.from(authority).toString('base64');
  return {
    ...{ type, key: { name } },
    has: (object, authority) =>
      !object || (object as ApiService).spec?.caBundle === base64(authority),
    write: (client, _, authority) =>
      client.patch(
        type,
        { name },
        { spec: { caBundle: base64(authority) } },
        { type: 'merge', fieldManager },
      ),
  };
}

/** `ca.crt` of a ConfigMap, from where the controllers take it into the APIServices of imported groups. */
export function inConfigMap(namespace: string, name: string): AuthorityHolder {
  const type = builtinResourceTypes.configMaps;
  const key = { namespace, name };
  return {
    ...{ type, key },
    has: (object, authority) =>
      (object as ConfigMap | undefined)?.data?.['ca.crt'] === authority,
    write: (client, object, authority) => {
      const data = { 'ca.crt': authority };
      return object
        ? client.patch(type, key, { data }, { type: 'merge', fieldManager })
        : client.create<ConfigMap>(type, {
            ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: key, data },
          });
    },
  };
}

/** Sees to it that an object says by which authority our certificate is to be believed, whenever it says something else. */
export class AuthorityPublisher {
  readonly #options: {
    client: KubernetesClient;
    holder: AuthorityHolder;
    logger: Logger;
    signal: AbortSignal;
  };
  #authority: string | undefined;
  #seen: KubernetesObject | undefined;
  #isKnown = false;

  constructor(options: {
    client: KubernetesClient;
    holder: AuthorityHolder;
    logger: Logger;
    signal: AbortSignal;
  }) {
    this.#options = options;
    const { client, holder, logger, signal } = options;
    const { name, namespace } = holder.key;
    const informer = createInformer({
      ...{ client, logger, type: holder.type },
      ...(namespace && { namespace }),
      fieldSelector: `metadata.name=${name}`,
      onEvent: ({ type, object }) => {
        this.#seen = type === 'deleted' ? undefined : object;
        void this.#publish();
      },
    });
    informer.start(signal);
    informer.synced().then(
      () => {
        this.#isKnown = true;
        void this.#publish();
      },
      () => {},
    );
  }

  /** From now on it is this one (PEM). */
  publish(authority: string): void {
    this.#authority = authority;
    void this.#publish();
  }

  async #publish(): Promise<void> {
    const { client, holder, logger, signal } = this.#options;
    const authority = this.#authority;
    if (
      authority === undefined ||
      !this.#isKnown ||
      holder.has(this.#seen, authority) ||
      signal.aborted
    ) {
      return;
    }
    const what = { kind: holder.type.kind, ...holder.key };
    try {
      await holder.write(client, this.#seen, authority);
      logger.info('Our authority was published', what);
    } catch (error) {
      logger.warn('Our authority could not be published: trying again', {
        ...what,
        error: error instanceof Error ? error.message : String(error),
      });
      setTimeout(() => void this.#publish(), retryMs).unref();
    }
  }
}
