import { randomBytes } from 'node:crypto';
import {
  builtinResourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type {
  KubernetesClient,
  WatchEvent,
} from '../../client/KubernetesClient';

export const configMaps: ResourceType = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespaced: true,
};

export interface ConfigMap extends KubernetesObject {
  data?: Record<string, string>;
}

export interface Claim extends KubernetesObject {
  spec?: { classRef?: { name: string }; parameters?: object };
  status?: { binding?: { name: string }; conditions?: object[] };
}

/** A cluster under test, the namespace that the suite has there, and what it writes. */
export class ContractWorld {
  readonly namespace = `contract-${randomBytes(4).toString('hex')}`;
  #client: KubernetesClient | undefined;
  /** What another client than ours prints of an object; only where there is a real cluster. */
  seenByKubectl: ((kind: string, name: string) => Promise<string>) | undefined;

  /** There once the suite's first hook has run. */
  get client(): KubernetesClient {
    if (!this.#client) {
      throw new Error('The cluster under test was not started yet');
    }
    return this.#client;
  }

  async open(client: KubernetesClient): Promise<void> {
    this.#client = client;
    await client.create(builtinResourceTypes.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: this.namespace },
    });
  }

  async close(): Promise<void> {
    await this.#client?.delete(builtinResourceTypes.namespaces, {
      name: this.namespace,
    });
  }

  readonly named = (name: string) => ({ name, namespace: this.namespace });

  readonly configMap = (
    name: string,
    data?: Record<string, string>,
    metadata = {},
  ): ConfigMap => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { ...this.named(name), ...metadata },
    ...(data && { data }),
  });

  readonly claim = (name: string, rest: Partial<Claim> = {}): Claim => ({
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClassClaim',
    metadata: this.named(name),
    spec: { classRef: { name: 'postgres' } },
    ...rest,
  });

  /** A watch that remembers. `until` fails after ten seconds. */
  collect(options: { resourceVersion?: string; labelSelector?: string }) {
    const events: Exclude<WatchEvent<ConfigMap>, { type: 'BOOKMARK' }>[] = [];
    const stopped = new AbortController();
    let changed = () => {};
    const following = (async () => {
      for await (const event of this.client.watch<ConfigMap>(configMaps, {
        namespace: this.namespace,
        ...options,
        signal: stopped.signal,
      })) {
        if (event.type !== 'BOOKMARK') {
          events.push(event);
          changed();
        }
      }
    })();
    return {
      events,
      until: (condition: (event: (typeof events)[number]) => boolean) =>
        new Promise<void>((resolve, reject) => {
          const timer = setTimeout(
            () =>
              reject(
                new Error(`not seen; seen: ${events.map(({ type }) => type)}`),
              ),
            10_000,
          );
          changed = () => {
            if (events.some(condition)) {
              clearTimeout(timer);
              resolve();
            }
          };
          following.catch(reject);
          changed();
        }),
      stop: async () => {
        stopped.abort();
        await following;
      },
    };
  }
}
