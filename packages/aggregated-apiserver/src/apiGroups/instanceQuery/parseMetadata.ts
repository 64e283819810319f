import { randomBytes } from 'node:crypto';
import type { ObjectMeta } from '@services-toolkit/kubernetes-api';
import { badRequest } from '../../server/status/failures';
import type { StatusCause } from '../../server/status/StatusError';
import { isObjectName, longestName } from './isObjectName';

/** What generateName gets appended has five characters; these are the ones that Kubernetes takes. */
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
const suffixLength = 5;

/**
 * The metadata of the answer. Nothing is stored, so a name is not needed; where there is one it has to be one, and
 * `generateName` makes one, as for every object.
 *
 * @throws StatusError 400 for what is no metadata, or names another namespace than the path
 */
export function parseMetadata(
  value: unknown,
  namespace: string,
): { value: ObjectMeta; causes: StatusCause[] } {
  const sent: Record<string, unknown> = { ...asObject(value, 'metadata') };
  const given = text(sent.namespace, 'metadata.namespace');
  if (given && given !== namespace) {
    throw badRequest(
      `the namespace of the provided object does not match the namespace sent on the request: "${given}" and "${namespace}"`,
    );
  }
  const name = text(sent.name, 'metadata.name');
  const generateName = text(sent.generateName, 'metadata.generateName');
  const labels = texts(sent.labels, 'metadata.labels');
  const annotations = texts(sent.annotations, 'metadata.annotations');
  const made = name || (generateName && complete(generateName));
  return {
    value: {
      ...(made && { name: made }),
      ...(generateName && { generateName }),
      namespace,
      creationTimestamp: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
      ...(labels && { labels }),
      ...(annotations && { annotations }),
    },
    causes:
      made && !isObjectName(made)
        ? [
            {
              reason: 'FieldValueInvalid',
              field: name ? 'metadata.name' : 'metadata.generateName',
              message: `Invalid value: ${JSON.stringify(
                (name || generateName)?.slice(0, longestName),
              )}: must be lower case letters, digits, "-" or ".", start and end with a letter or digit, and have at most ${longestName} characters`,
            },
          ]
        : [],
  };
}

/** As Kubernetes' name generator: the prefix is cut rather than the name refused. */
function complete(prefix: string): string {
  const suffix = [...randomBytes(suffixLength)].map(
    byte => alphabet[byte % alphabet.length],
  );
  return prefix.slice(0, longestName - suffixLength) + suffix.join('');
}

function text(value: unknown, field: string): string | undefined {
  if (value === undefined || value === null || typeof value === 'string') {
    return value ?? undefined;
  }
  throw badRequest(`${field}: has to be a string`);
}

function texts(
  value: unknown,
  field: string,
): Record<string, string> | undefined {
  const entries = Object.entries(asObject(value, field));
  return entries.length === 0
    ? undefined
    : Object.fromEntries(
        entries.map(([key, one]) => [key, text(one, `${field}.${key}`) ?? '']),
      );
}

function asObject(value: unknown, field: string): object {
  if (value === undefined || value === null) {
    return {};
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw badRequest(`${field}: has to be an object`);
  }
  return value;
}
