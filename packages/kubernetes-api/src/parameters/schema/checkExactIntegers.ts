import { isExactInteger, type ExactInteger } from '../../json/ExactInteger';
import { fieldPath } from '../fieldPath';
import { isJsonObject } from '../isJsonObject';
import type { ParametersViolation } from '../ParametersValidation';
import type { Json, StructuralSchema } from '../StructuralSchema';
import { ownProperty } from './ownProperty';

const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);

/**
 * What is wrong with integers of which a `number` would lose digits: they must fit into 64 bits, since API servers change
 * what does not, and they are held against bounds to the last digit.
 */
export function checkExactIntegers(
  value: Json | undefined,
  schema: StructuralSchema | undefined,
  path: string,
): ParametersViolation[] {
  if (isExactInteger(value)) {
    return problemsOf(value, schema).map(message => ({ path, message }));
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      checkExactIntegers(item, schema?.items, fieldPath(path, index)),
    );
  }
  if (!isJsonObject(value)) return [];
  const additional = schema?.additionalProperties;
  return Object.entries(value).flatMap(([key, field]) =>
    checkExactIntegers(
      field,
      ownProperty(schema?.properties, key) ??
        (typeof additional === 'object' ? additional : undefined),
      fieldPath(path, key),
    ),
  );
}

function problemsOf(
  { rawJSON }: ExactInteger,
  schema: StructuralSchema | undefined,
): string[] {
  const value = BigInt(rawJSON);
  if (value > largest || value < smallest) {
    return ['must fit into 64 bits: an API server would change it'];
  }
  const { minimum, maximum, enum: allowed } = schema ?? {};
  const problems: string[] = [];
  // Of what a number says as well as the integer itself, the check of all values tells already.
  const isNew = (bound: number) =>
    Number.isInteger(bound) && Number(value) === bound;
  if (minimum !== undefined && isNew(minimum) && value < BigInt(minimum)) {
    problems.push(`must be greater than or equal to ${minimum}`);
  }
  if (maximum !== undefined && isNew(maximum) && value > BigInt(maximum)) {
    problems.push(`must be less than or equal to ${maximum}`);
  }
  if (allowed && !allowed.some(one => isSame(one, value))) {
    problems.push('must be one of the allowed values');
  }
  return problems;
}

function isSame(allowed: Json, value: bigint): boolean {
  if (isExactInteger(allowed)) return BigInt(allowed.rawJSON) === value;
  return typeof allowed === 'number' && Number.isInteger(allowed)
    ? BigInt(allowed) === value
    : false;
}
