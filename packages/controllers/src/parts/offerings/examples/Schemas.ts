import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { Definition } from '../descriptors/findGvkRef';

const { customResourceDefinitions } = builtinResourceTypes;

/** Of so few definitions the schemas are kept: one may be a megabyte, and examples of one kind come together. */
const most = 4;

type ByVersion = Promise<ReadonlyMap<string, object>>;

/** The schemas of kinds, read when an example is checked by them. */
export class Schemas {
  readonly #client: Pick<KubernetesClient, 'get'>;
  /** By name, UID and generation of the definition. */
  readonly #read = new Map<string, ByVersion>();

  constructor(client: Pick<KubernetesClient, 'get'>) {
    this.#client = client;
  }

  /** The schema of a served version; undefined where that version is not served, or has none. */
  async read(
    { metadata: { name = '', uid, generation } }: KubernetesObject,
    version: string,
  ): Promise<object | undefined> {
    const key = JSON.stringify([name, uid, generation]);
    const reading = this.#read.get(key) ?? this.#readAll(name);
    // The one that was used last is the last to go.
    this.#read.delete(key);
    this.#read.set(key, reading);
    const [oldest] = this.#read.keys();
    if (this.#read.size > most && oldest !== undefined) {
      this.#read.delete(oldest);
    }
    try {
      return (await reading).get(version);
    } catch (error) {
      this.#read.delete(key);
      throw error;
    }
  }

  async #readAll(name: string): ByVersion {
    const { spec } = await this.#client.get<Definition>(
      customResourceDefinitions,
      { name },
    );
    return new Map(
      spec.versions.flatMap(({ name: version, served, schema }) =>
        served && schema?.openAPIV3Schema
          ? [[version, schema.openAPIV3Schema] as const]
          : [],
      ),
    );
  }
}
