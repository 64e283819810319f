import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type Informer,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import type { FrontProxy } from './FrontProxy';
import { frontProxyConfigMap, parseFrontProxy } from './parseFrontProxy';

/** What is known about the front proxy at the moment. */
export interface FrontProxySource {
  /** Undefined until it was read, and where there is none: then nobody is believed. */
  readonly current: FrontProxy | undefined;
  readonly informer: Informer<KubernetesObject>;
}

/** Follows the ConfigMap; `onChange` is told when there is another front proxy, or none any more. */
export function followFrontProxy(options: {
  client: KubernetesClient;
  logger: Logger;
  signal: AbortSignal;
  onChange: (proxy: FrontProxy | undefined) => void;
}): FrontProxySource {
  const { client, logger, signal, onChange } = options;
  let current: FrontProxy | undefined;
  const informer = createInformer({
    client,
    logger,
    type: builtinResourceTypes.configMaps,
    namespace: frontProxyConfigMap.namespace,
    fieldSelector: `metadata.name=${frontProxyConfigMap.name}`,
    onEvent: ({ type, object }) => {
      current = type === 'deleted' ? undefined : parse(object);
      onChange(current);
    },
  });
  informer.start(signal);
  return {
    get current() {
      return current;
    },
    informer,
  };

  function parse(object: KubernetesObject): FrontProxy | undefined {
    try {
      return parseFrontProxy(object);
    } catch (error) {
      logger.error('Nobody is believed until this is corrected', {
        error: error instanceof Error ? error.message : String(error),
      });
      return undefined;
    }
  }
}
