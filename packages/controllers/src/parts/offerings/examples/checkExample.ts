import {
  apiVersionOf,
  type ClusterExampleUsageSpec,
} from '@services-toolkit/kubernetes-api';
import { validateObject } from '@services-toolkit/kubernetes-api/parameters';
import { parseExample, type ExampleProblem } from './parseExample';

/** What is wrong with an example. Without a schema it is only looked at what it is of. */
export function checkExample(
  { yaml, gvkRef }: ClusterExampleUsageSpec,
  schema: object | undefined,
): ExampleProblem[] {
  const parsed = parseExample(yaml);
  if (parsed.kind === 'broken') {
    return parsed.problems;
  }
  const { object, locate } = parsed;
  const expected = {
    apiVersion: apiVersionOf({ group: '', ...gvkRef }),
    kind: gvkRef.kind,
  };
  const others = (['apiVersion', 'kind'] as const)
    .filter(field => object[field] !== expected[field])
    .map(field => ({
      ...locate(`.${field}`),
      message: `${field}: must be ${expected[field]}, as spec.gvkRef says`,
    }));
  if (others.length > 0 || !schema) {
    return others;
  }
  const { violations, unknown } = validateObject(schema, object);
  return [
    ...violations.map(({ path, message }) => ({ path, message })),
    ...unknown.map(({ path, similar }) => ({
      path,
      message: `is not a known field${
        similar === undefined ? '' : `; is it "${similar}"?`
      }`,
    })),
  ]
    .map(({ path, message }) => ({
      ...locate(path),
      message: path ? `${path.replace(/^\./, '')}: ${message}` : message,
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
