import {
  annotations,
  builtinResourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { ServicesToolkitCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import { errorFromKubernetes } from '../rules/errorFromKubernetes';
import { clientAs } from './clientAs';

/** Who owns a namespace hardly ever changes. */
const keptForMs = 60_000;
const maxKept = 10_000;

/** Reads which owner a namespace names, as the portal, and keeps the answer for a minute. */
export class NamespaceOwners {
  readonly #now: () => number;
  readonly #kept = new Map<
    string,
    { until: number; owner: Promise<string | undefined> }
  >();

  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? Date.now;
  }

  /**
   * `undefined` where the namespace names nobody, does not exist, or the portal may not read it.
   *
   * @throws ServiceUnavailableError when the cluster does not answer
   */
  async ownerOf(
    cluster: ServicesToolkitCluster,
    namespace: string,
  ): Promise<string | undefined> {
    const key = JSON.stringify([cluster.name, namespace]);
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#now()) {
      return kept.owner;
    }
    const owner = read(cluster, namespace);
    const entry = { until: this.#now() + keptForMs, owner };
    if (this.#kept.size >= maxKept) {
      this.#kept.clear();
    }
    this.#kept.set(key, entry);
    owner.catch(() => {
      if (this.#kept.get(key) === entry) {
        this.#kept.delete(key);
      }
    });
    return owner;
  }
}

async function read(
  cluster: ServicesToolkitCluster,
  namespace: string,
): Promise<string | undefined> {
  try {
    const client = await clientAs({}, cluster);
    const { metadata } = await client.get(
      builtinResourceTypes.namespaces,
      { name: namespace },
      { metadataOnly: true },
    );
    return metadata.annotations?.[annotations.owner];
  } catch (error) {
    if (
      error instanceof KubernetesApiError &&
      (error.code === 403 || error.code === 404)
    ) {
      return undefined;
    }
    throw errorFromKubernetes(
      error,
      cluster.name,
      `read whose namespace ${namespace} is`,
    );
  }
}
