import type { ClassClaim } from '@services-toolkit/kubernetes-api';

/**
 * The class that a claim is on: what was begun goes on with the class that it was begun with, whatever the spec says by now.
 *
 * @public
 */
export function resolvedClassName({
  spec,
  status,
}: Pick<ClassClaim, 'spec' | 'status'>): string | undefined {
  return (
    status?.provisionedBy?.className ??
    status?.classRef?.name ??
    spec?.classRef?.name
  );
}
