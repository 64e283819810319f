import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { FrontProxy } from './FrontProxy';

/** The ConfigMap in which API servers publish whom aggregated ones have to believe. */
export const frontProxyConfigMap = {
  namespace: 'kube-system',
  name: 'extension-apiserver-authentication',
} as const;

/**
 * Reads that ConfigMap. Undefined where the cluster's API server runs without a front proxy: then nobody is believed.
 *
 * @throws Error for values that are no lists; half a configuration is none
 */
export function parseFrontProxy(
  object: KubernetesObject & { data?: Record<string, string> },
): FrontProxy | undefined {
  const data = object.data ?? {};
  const certificateAuthorities = data['requestheader-client-ca-file'];
  const usernameHeaders = list(data, 'requestheader-username-headers');
  if (!certificateAuthorities || usernameHeaders.length === 0) {
    return undefined;
  }
  return {
    certificateAuthorities,
    allowedNames: list(data, 'requestheader-allowed-names'),
    usernameHeaders: lowered(usernameHeaders),
    uidHeaders: lowered(list(data, 'requestheader-uid-headers')),
    groupHeaders: lowered(list(data, 'requestheader-group-headers')),
    extraPrefixes: lowered(list(data, 'requestheader-extra-headers-prefix')),
  };
}

function list(data: Record<string, string>, key: string): string[] {
  const text = data[key];
  if (text === undefined || text === '') {
    return [];
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (
    !Array.isArray(value) ||
    !value.every((item): item is string => typeof item === 'string')
  ) {
    throw new Error(
      `"${key}" in the ConfigMap ${frontProxyConfigMap.name} of the namespace ${frontProxyConfigMap.namespace} is no list of texts in JSON`,
    );
  }
  return value;
}

function lowered(texts: readonly string[]): string[] {
  return texts.map(text => text.toLowerCase());
}
