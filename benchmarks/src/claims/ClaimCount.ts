import {
  isReady,
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  objectKey,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';

/** Counts the ClassClaims of a namespace that are Ready, by watch. */
export class ClaimCount {
  readonly #ready = new Set<string>();
  readonly #stop = new AbortController();
  #wanted: { count: number; reached: () => void } | undefined;

  static async start(
    client: KubernetesClient,
    namespace: string,
  ): Promise<ClaimCount> {
    const count = new ClaimCount();
    const informer = createInformer<ClassClaim>({
      client,
      type: resourceTypes.classClaims,
      namespace,
      onEvent: ({ type, object }) =>
        count.#see(objectKey(object), type !== 'deleted' && isReady(object)),
    });
    informer.start(count.#stop.signal);
    await informer.synced();
    return count;
  }

  get ready(): number {
    return this.#ready.size;
  }

  /** @throws Error when that takes longer than `withinMs` */
  until(count: number, withinMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () =>
          reject(
            new Error(
              `${this.ready} of ${count} claims were Ready after ${
                withinMs / 1000
              } s`,
            ),
          ),
        withinMs,
      );
      this.#wanted = {
        count,
        reached: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      this.#tell();
    });
  }

  stop(): void {
    this.#stop.abort();
  }

  #see(key: string, ready: boolean): void {
    if (ready) this.#ready.add(key);
    else this.#ready.delete(key);
    this.#tell();
  }

  #tell(): void {
    if (this.#wanted && this.ready >= this.#wanted.count) {
      const { reached } = this.#wanted;
      this.#wanted = undefined;
      reached();
    }
  }
}
