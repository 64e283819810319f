import type { ClaimTarget } from './claimTarget';
import { namespaceProblem } from './claimName';

/** Whether a claim in this namespace cannot count as made for the component, which lives in others. */
export function isElsewhere(
  target: ClaimTarget | undefined,
  namespace: string,
): boolean {
  return (
    target !== undefined &&
    target.namespaces.length > 0 &&
    namespaceProblem(namespace) === undefined &&
    !target.namespaces.includes(namespace)
  );
}
