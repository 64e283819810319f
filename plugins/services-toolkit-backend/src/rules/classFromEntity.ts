import type { Entity } from '@backstage/catalog-model';
import { annotations } from '@services-toolkit/kubernetes-api';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';

type JsonObject = NonNullable<Entity['spec']>;
type JsonValue = JsonObject[string];

/**
 * A class as far as the entity of its offering remembers it: texts, and what a cluster said of it last. No schema of
 * parameters. Pure.
 *
 * @returns undefined where the entity does not know the class in that cluster
 */
export function classFromEntity(
  { metadata, spec }: Entity,
  cluster: string,
): ClusterInstanceClass | undefined {
  const className = metadata.annotations?.[annotations.class];
  const part = partOf(spec?.clusters, cluster);
  if (!className || !part) {
    return undefined;
  }
  const { ready, reason, message } = part;
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: {
      name: className,
      annotations: texts({
        [annotations.title]: metadata.title,
        [annotations.owner]: spec?.owner,
      }),
    },
    spec: {
      ...(metadata.description && {
        description: { short: metadata.description },
      }),
      ...(spec?.fulfilledFrom === 'pool' && { pool: {} }),
    },
    status: {
      ...(isObject(spec?.instanceType) && {
        instanceType: texts(spec.instanceType),
      }),
      ...(isStatus(ready) && {
        conditions: [
          {
            type: 'Ready',
            status: ready,
            reason: String(reason ?? ''),
            message: String(message ?? ''),
          },
        ],
      }),
    },
  } as ClusterInstanceClass;
}

/** What the entity says of one cluster. */
function partOf(
  parts: JsonValue | undefined,
  cluster: string,
): JsonObject | undefined {
  return Array.isArray(parts)
    ? parts.filter(isObject).find(({ name }) => name === cluster)
    : undefined;
}

function texts(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      typeof value === 'string' && value ? [[key, value] as const] : [],
    ),
  );
}

function isStatus(value: unknown): value is 'True' | 'False' | 'Unknown' {
  return value === 'True' || value === 'False' || value === 'Unknown';
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
