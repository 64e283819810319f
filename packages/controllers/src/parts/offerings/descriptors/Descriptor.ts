import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { describedKey } from '../kinds/followOfferingKinds';

/** An object that describes an API, whatever else it is. */
export interface Descriptor extends KubernetesObject {
  spec?: { gvkRef?: { group?: string; version?: string; kind?: string } };
}

/** What is kept of it. */
export function transformDescriptor({
  apiVersion,
  kind,
  metadata,
  spec,
}: Descriptor): Descriptor {
  const { name, namespace, uid, resourceVersion } = metadata;
  const { group, version, kind: described } = spec?.gvkRef ?? {};
  return {
    ...{ apiVersion, kind },
    metadata: {
      ...{ name, uid, resourceVersion },
      ...(namespace !== undefined && { namespace }),
    },
    spec: {
      gvkRef: {
        ...(group !== undefined && { group }),
        ...(version !== undefined && { version }),
        ...(described !== undefined && { kind: described }),
      },
    },
  };
}

/** By which kind it is found; one that names none describes nothing. */
export function describedBy({ spec }: Descriptor): string[] {
  const { group, version, kind } = spec?.gvkRef ?? {};
  return kind !== undefined && version !== undefined
    ? [describedKey({ ...(group !== undefined && { group }), kind })]
    : [];
}
