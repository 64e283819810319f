import {
  instanceQueries,
  instanceQueryLimits,
  type InstanceQuery,
} from '@services-toolkit/kubernetes-api';
import { badRequest, invalid } from '../../server/status/failures';
import type { StatusCause } from '../../server/status/StatusError';
import { parseMetadata } from './parseMetadata';

type Fields = Readonly<Record<string, unknown>>;

const apiVersion =
  `${instanceQueries.group}/${instanceQueries.version}` as const;
const known = {
  object: ['apiVersion', 'kind', 'metadata', 'spec', 'status'],
  spec: ['class', 'limit'],
};

/** What was asked, complete, and which fields nobody knows. */
export interface ParsedInstanceQuery {
  query: InstanceQuery;
  limit: number;
  unknownFields: string[];
}

/**
 * Reads the object that was sent to a namespace. A `status` that was sent along is dropped, as everywhere in Kubernetes.
 *
 * @throws StatusError 400 for what is no InstanceQuery of this namespace, 422 with every field that is wrong
 */
export function parseInstanceQuery(
  body: unknown,
  namespace: string,
): ParsedInstanceQuery {
  if (!isObject(body)) {
    throw badRequest('the body of the request has to be one JSON object');
  }
  if (body.apiVersion !== apiVersion || body.kind !== instanceQueries.kind) {
    throw badRequest(
      `the object provided is unrecognized: this path takes an object with apiVersion "${apiVersion}" and kind "${
        instanceQueries.kind
      }", and got ${describe(body.apiVersion)} and ${describe(body.kind)}`,
    );
  }
  const metadata = parseMetadata(body.metadata, namespace);
  const causes: StatusCause[] = [...metadata.causes];
  const spec = body.spec ?? {};
  if (!isObject(spec)) {
    throw badRequest('spec: has to be an object');
  }
  const className = parseClass(spec.class, causes);
  const limit = parseLimit(spec.limit, causes);
  const [first, ...more] = causes;
  if (first) {
    throw invalid(instanceQueries, metadata.value.name ?? '', [first, ...more]);
  }
  return {
    query: {
      apiVersion,
      kind: instanceQueries.kind,
      metadata: metadata.value,
      spec: { class: className, limit },
    },
    limit,
    unknownFields: [
      ...unknownIn(body, known.object, ''),
      ...unknownIn(spec, known.spec, 'spec.'),
    ],
  };
}

function parseClass(value: unknown, causes: StatusCause[]): string {
  const field = 'spec.class';
  if (value === undefined || value === null || value === '') {
    causes.push({
      reason: 'FieldValueRequired',
      field,
      message: 'Required value: name a ClusterInstanceClass that has a pool',
    });
  } else if (typeof value !== 'string') {
    causes.push({
      reason: 'FieldValueInvalid',
      field,
      message: `Invalid value: ${describe(
        value,
      )}: must be a string, the name of a ClusterInstanceClass`,
    });
  } else {
    return value;
  }
  return '';
}

function parseLimit(value: unknown, causes: StatusCause[]): number {
  const { default: fallback, maximum } = instanceQueryLimits;
  if (value === undefined || value === null) {
    return fallback;
  }
  if (
    Number.isInteger(value) &&
    Number(value) >= 1 &&
    Number(value) <= maximum
  ) {
    return Number(value);
  }
  causes.push({
    reason: 'FieldValueInvalid',
    field: 'spec.limit',
    message: `Invalid value: ${describe(
      value,
    )}: must be a whole number from 1 to ${maximum}`,
  });
  return fallback;
}

function unknownIn(
  object: Fields,
  fields: readonly string[],
  prefix: string,
): string[] {
  return Object.keys(object)
    .filter(key => !fields.includes(key))
    .map(key => `${prefix}${key}`);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as it was sent, where that is short. */
function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return (JSON.stringify(value) ?? 'nothing').slice(0, 100);
}
