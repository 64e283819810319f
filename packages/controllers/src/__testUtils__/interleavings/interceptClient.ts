import type { ResourceType } from '@services-toolkit/kubernetes-api';
import {
  KubernetesApiError,
  type KubernetesClient,
  type WatchOptions,
} from '@services-toolkit/kubernetes-runtime';

/** What happens to the requests of one process. What the hooks throw, the caller gets. */
export interface Interception {
  before(isWrite: boolean, type: ResourceType): void;
  after(isWrite: boolean, type: ResourceType): void;
}

/** A client whose requests and watches are in the hands of a test. */
export interface InterceptedClient {
  client: KubernetesClient;
  /** Ends all watches; with `expired` the next of each is told that its version is too old. */
  loseWatches(expired: boolean): void;
}

const writes = ['create', 'update', 'apply', 'patch', 'delete'] as const;

export function interceptClient(
  real: KubernetesClient,
  { before, after }: Interception,
): InterceptedClient {
  const open = new Set<AbortController>();
  const expired = new Set<string>();

  async function intercepted<T>(
    isWrite: boolean,
    type: ResourceType,
    request: () => Promise<T>,
  ): Promise<T> {
    before(isWrite, type);
    const answer = await request();
    after(isWrite, type);
    return answer;
  }

  async function* watch(type: ResourceType, options: WatchOptions) {
    before(false, type);
    if (options.resourceVersion && expired.delete(keyOf(type))) {
      throw new KubernetesApiError({
        code: 410,
        reason: 'Expired',
        message: `too old resource version: ${options.resourceVersion}`,
      });
    }
    const controller = new AbortController();
    if (options.signal.aborted) {
      controller.abort();
    }
    const abort = () => controller.abort();
    options.signal.addEventListener('abort', abort, { once: true });
    open.add(controller);
    try {
      yield* real.watch(type, { ...options, signal: controller.signal });
    } finally {
      open.delete(controller);
      options.signal.removeEventListener('abort', abort);
    }
  }

  const keys = new Set<string>();
  const overrides = new Map<string | symbol, unknown>([
    ...(['get', 'list', ...writes] as const).map(
      name =>
        [
          name,
          (type: ResourceType, ...rest: unknown[]) =>
            intercepted(name !== 'get' && name !== 'list', type, () =>
              call(name, type, rest),
            ),
        ] as const,
    ),
    [
      'watch',
      (type: ResourceType, options: WatchOptions) => {
        keys.add(keyOf(type));
        return watch(type, options);
      },
    ],
  ]);
  const client = new Proxy(real, {
    get(target, name) {
      const own: unknown = Reflect.get(target, name, target);
      return (
        overrides.get(name) ??
        (typeof own === 'function' ? own.bind(target) : own)
      );
    },
  });

  function call(
    name: 'get' | 'list' | (typeof writes)[number],
    type: ResourceType,
    rest: unknown[],
  ): Promise<unknown> {
    const request = real[name] as (...args: unknown[]) => Promise<unknown>;
    return request.call(real, type, ...rest);
  }

  return {
    client,
    loseWatches(isExpired) {
      if (isExpired) {
        keys.forEach(key => expired.add(key));
      }
      open.forEach(controller => controller.abort());
    },
  };
}

function keyOf({ group, plural }: ResourceType): string {
  return `${plural}.${group}`;
}
