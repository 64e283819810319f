import {
  type Condition,
  getCondition,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type {
  CompositeDefinition,
  CompositeScope,
} from './CompositeDefinition';
import { ownCompositeFields } from './ownCompositeFields';
import { recordOf } from './recordOf';

/** A definition that was understood, or what is wrong with it. @public */
export type CompositeDefinitionReading =
  | { kind: 'valid'; definition: CompositeDefinition }
  | { kind: 'invalid'; message: string };

/** Reads a CompositeResourceDefinition of `apiextensions.crossplane.io/v1` or `/v2`. @public */
export function readCompositeDefinition(
  xrd: KubernetesObject & { spec?: unknown; status?: unknown },
): CompositeDefinitionReading {
  const spec = recordOf(xrd.spec) ?? {};
  const { kind, plural } = recordOf(spec.names) ?? {};
  const version = list(spec.versions).find(
    one => one.referenceable === true && one.served !== false,
  );
  if (typeof spec.group !== 'string') {
    return invalid('it has no spec.group');
  }
  if (typeof kind !== 'string' || typeof plural !== 'string') {
    return invalid('its spec.names lacks the kind or the plural');
  }
  if (typeof version?.name !== 'string') {
    return invalid(
      'none of its served versions is "referenceable: true", so it does not say which one compositions are made for',
    );
  }
  const schema = recordOf(recordOf(version.schema)?.openAPIV3Schema) ?? {};
  const specSchema = recordOf(schema.properties)?.spec;
  if (specSchema !== undefined && !isObjectSchema(specSchema)) {
    return invalid(
      `the schema of "spec" in its version "${version.name}" is not that of an object`,
    );
  }
  const scope = scopeOf(xrd.apiVersion, spec.scope);
  return {
    kind: 'valid',
    definition: {
      name: xrd.metadata.name ?? '',
      scope,
      type: {
        group: spec.group,
        version: version.name,
        kind,
        plural,
        namespaced: scope === 'Namespaced',
      },
      established: establishedOf(xrd),
      parametersSchema: withoutOwnFields(recordOf(specSchema), scope),
    },
  };
}

function invalid(message: string): CompositeDefinitionReading {
  return { kind: 'invalid', message };
}

/** Crossplane 1 knows no scopes; what is read as v1 of Crossplane 2 says `LegacyCluster`, unless it was written as v2. */
function scopeOf(apiVersion: string, scope: unknown): CompositeScope {
  if (scope === 'LegacyCluster' || scope === 'Cluster') {
    return scope;
  }
  return scope === 'Namespaced' || apiVersion.endsWith('/v2')
    ? 'Namespaced'
    : 'LegacyCluster';
}

function establishedOf(xrd: {
  metadata: KubernetesObject['metadata'];
  status?: unknown;
}): CompositeDefinition['established'] {
  if (xrd.metadata.deletionTimestamp !== undefined) {
    return { kind: 'no', message: 'it is being deleted' };
  }
  const conditions: unknown = recordOf(xrd.status)?.conditions;
  const established = getCondition(
    Array.isArray(conditions) ? (conditions as Condition[]) : [],
    'Established',
  );
  if (established?.status === 'True') {
    return { kind: 'yes' };
  }
  return {
    kind: 'no',
    message: established
      ? `its condition Established is ${established.status}${words(
          established,
        )}`
      : 'Crossplane has not looked at it yet. If it stays so, Crossplane has refused it, which its Events say ("kubectl describe xrd"), or is not running',
  };
}

function words({ reason, message }: Condition): string {
  const said = [reason, message].filter(one => one).join(': ');
  return said ? ` (${said})` : '';
}

function withoutOwnFields(
  schema: Record<string, unknown> | undefined,
  scope: CompositeScope,
): Record<string, unknown> {
  if (!schema) {
    return { type: 'object' };
  }
  const own = new Set(ownCompositeFields(scope));
  const { properties, required, ...rest } = schema;
  const left = Array.isArray(required)
    ? required.filter(name => !own.has(name))
    : [];
  return {
    ...rest,
    type: 'object',
    ...(recordOf(properties) && {
      properties: Object.fromEntries(
        Object.entries(recordOf(properties) ?? {}).filter(
          ([name]) => !own.has(name),
        ),
      ),
    }),
    ...(left.length > 0 && { required: left }),
  };
}

function isObjectSchema(schema: unknown): boolean {
  const type = recordOf(schema)?.type;
  return (
    recordOf(schema) !== undefined && (type === undefined || type === 'object')
  );
}

function list(value: unknown): Record<string, unknown>[] {
  const entries: unknown[] = Array.isArray(value) ? value : [];
  return entries.map(recordOf).filter(entry => entry !== undefined);
}
