import type { ErrorObject } from 'ajv';
import { fieldPath } from '../fieldPath';
import type { Json } from '../StructuralSchema';

/** The path of the field that an error is about: for a field that is missing or unknown, that of the field. */
export function pathOfError(
  error: ErrorObject,
  root: string,
  parameters: Json,
): string {
  let path = root;
  let value: any = parameters;
  for (const segment of error.instancePath.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    path = fieldPath(path, Array.isArray(value) ? Number(key) : key);
    value = value[key];
  }
  const field = error.params.missingProperty ?? error.params.additionalProperty;
  return field === undefined ? path : fieldPath(path, field);
}
