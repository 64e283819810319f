import type { ResourceType } from '@services-toolkit/kubernetes-api';
import { isKindNotServed } from '../errors/KubernetesApiError';

const maxAgeMs = 30_000;

interface ApiGroupList {
  groups?: {
    name: string;
    versions?: { version: string }[];
    preferredVersion?: { version: string };
  }[];
}

interface ApiResourceList {
  resources?: { name: string; kind: string; namespaced: boolean }[];
}

/** Which kinds a cluster serves; answers are kept for half a minute. */
export class Discovery {
  #cache = new Map<string, { at: number; answer: Promise<unknown> }>();
  readonly #get: <T>(path: string) => Promise<T>;

  constructor(get: <T>(path: string) => Promise<T>) {
    this.#get = get;
  }

  /** The kind at the group's preferred version, or at the first other version that has it. */
  async resolveKind(
    group: string,
    kind: string,
    fresh: boolean,
  ): Promise<ResourceType | undefined> {
    for (const version of await this.#versions(group, fresh)) {
      const path =
        group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
      const list = await this.#cached<ApiResourceList>(path, fresh).catch(
        error => {
          // Listed a moment ago and gone now: its CustomResourceDefinition was deleted in between.
          if (isKindNotServed(error)) {
            return undefined;
          }
          throw error;
        },
      );
      const found = list?.resources?.find(
        entry => entry.kind === kind && !entry.name.includes('/'),
      );
      if (found) {
        return {
          group,
          version,
          kind,
          plural: found.name,
          namespaced: found.namespaced,
        };
      }
    }
    return undefined;
  }

  async #versions(group: string, fresh: boolean): Promise<string[]> {
    if (group === '') {
      return ['v1'];
    }
    // The list of all groups, not the group's own path: only the list proves that a group is absent.
    const { groups = [] } = await this.#cached<ApiGroupList>('/apis', fresh);
    const found = groups.find(entry => entry.name === group);
    const preferred = found?.preferredVersion?.version;
    const others = (found?.versions ?? [])
      .map(({ version }) => version)
      .filter(version => version !== preferred);
    return preferred ? [preferred, ...others] : others;
  }

  #cached<T>(path: string, fresh: boolean): Promise<T> {
    const known = this.#cache.get(path);
    if (known && !fresh && Date.now() - known.at < maxAgeMs) {
      return known.answer as Promise<T>;
    }
    const answer = this.#get<T>(path);
    const entry = { at: Date.now(), answer };
    this.#cache.set(path, entry);
    answer.catch(() => {
      if (this.#cache.get(path) === entry) {
        this.#cache.delete(path);
      }
    });
    return answer;
  }
}
