import type {
  KubernetesObject,
  ObjectReference,
} from '@services-toolkit/kubernetes-api';
import { objectKey, type Informer } from '@services-toolkit/kubernetes-runtime';

/** An object that was looked at. It remembers at which version, and nothing else of it. */
export class Source {
  readonly ref: ObjectReference;
  readonly #informer: Informer<KubernetesObject>;
  readonly #version: string | undefined;

  constructor(ref: ObjectReference, informer: Informer<KubernetesObject>) {
    this.ref = ref;
    this.#informer = informer;
    this.#version = this.#current();
  }

  /** Whether it is as it was, as far as the cache knows. */
  get isSame(): boolean {
    return this.#current() === this.#version;
  }

  #current(): string | undefined {
    return this.#informer.get(objectKey({ metadata: this.ref }))?.metadata
      .resourceVersion;
  }
}
