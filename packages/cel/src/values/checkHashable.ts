import { EvaluationAbortedError, noSuchOverload } from './CelError';
import { Opaque } from './Opaque';

/** Of Kubernetes' own types, those that Go cannot hash: they hold slices and functions. */
const unhashable = new Set(['kubernetes.NamedFormat', 'kubernetes.Semver']);

/**
 * An API server looks values up in maps of Go, where bytes make it fail itself.
 *
 * @throws EvaluationAbortedError
 */
export function checkHashable(value: unknown): void {
  if (
    value instanceof Uint8Array ||
    (value instanceof Opaque && unhashable.has(value.typeName))
  ) {
    throw new EvaluationAbortedError(noSuchOverload());
  }
}
