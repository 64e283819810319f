import { compileSchema } from './compileSchema';
import { isDeeperThan } from './isDeeperThan';
import { maxDepth } from './limits';
import type { ParametersViolation, PrunedField } from './ParametersValidation';
import { applyDefaults } from './schema/applyDefaults';
import { pruneUnknownFields } from './schema/pruneUnknownFields';
import { isLargerThan, relevantSchema } from './schema/relevantSchema';
import type { Json, StructuralSchema } from './StructuralSchema';

/**
 * What a schema says to a whole object. Paths are from the object's root: `.spec.size`.
 *
 * @public
 */
export interface ObjectValidation {
  /** All that is wrong with it; empty where it is valid. */
  violations: ParametersViolation[];
  /** Rules that only an API server can decide. */
  undecided: ParametersViolation[];
  /** The fields that the schema does not know, which kubectl refuses. */
  unknown: PrunedField[];
}

/** To make more than so many places of a schema ready would keep the process for seconds. */
const mostPlaces = 2_000;

const text: StructuralSchema = { type: 'string' };
const texts: StructuralSchema = { type: 'object', additionalProperties: text };
const anything: StructuralSchema = {
  type: 'array',
  items: {
    type: 'object',
    'x-kubernetes-preserve-unknown-fields': true,
  },
};

/** The fields of `metadata`, which CustomResourceDefinitions do not describe. */
const objectMeta: StructuralSchema = {
  type: 'object',
  properties: {
    ...{ name: text, generateName: text, namespace: text },
    ...{ uid: text, resourceVersion: text, selfLink: text },
    ...{ creationTimestamp: text, deletionTimestamp: text },
    ...{ labels: texts, annotations: texts },
    generation: { type: 'integer' },
    deletionGracePeriodSeconds: { type: 'integer' },
    finalizers: { type: 'array', items: text },
    ...{ ownerReferences: anything, managedFields: anything },
  },
};

/**
 * What an API server would say to an object of a kind with this schema, rules in CEL included. What has no name is
 * looked at as if it had one. Whatever schema and object hold, it comes to an end, throws nothing, and changes neither.
 *
 * @param schema - `openAPIV3Schema` of a version of a CustomResourceDefinition; a structural schema
 * @param object - with apiVersion, kind and so on
 * @public
 */
export function validateObject(
  schema: object,
  object: { [key: string]: Json },
): ObjectValidation {
  const refuse = (message: string): ObjectValidation => ({
    ...{ violations: [{ path: '', message }], undecided: [], unknown: [] },
  });
  if (isDeeperThan(maxDepth, object)) {
    return refuse(`must not be nested deeper than ${maxDepth} levels`);
  }
  try {
    const whole = withMetadata(schema as StructuralSchema);
    const { value, pruned } = pruneUnknownFields(withName(object), whole, '');
    const completed = applyDefaults(value, whole);
    const relevant = relevantSchema(whole, [completed]);
    if (isLargerThan(mostPlaces, relevant)) {
      const message = 'the schema is too large to be looked at here';
      return {
        ...{ violations: [], undecided: [{ path: '', message }] },
        unknown: pruned,
      };
    }
    return { ...compileSchema(relevant)(completed, ''), unknown: pruned };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(
      `cannot be checked: the schema of the kind cannot be used (${reason})`,
    );
  }
}

function withMetadata(schema: StructuralSchema): StructuralSchema {
  const { metadata } = schema.properties ?? {};
  return {
    ...schema,
    properties: {
      ...schema.properties,
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: {
        ...objectMeta,
        properties: { ...objectMeta.properties, ...metadata?.properties },
      },
    },
  };
}

/** Rules may be about it. */
function withName(object: { [key: string]: Json }): { [key: string]: Json } {
  const { metadata = {} } = object;
  return typeof metadata === 'object' &&
    metadata !== null &&
    !Array.isArray(metadata)
    ? { ...object, metadata: { name: 'example', ...metadata } }
    : object;
}
