import { isDeepStrictEqual } from 'node:util';
import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';

/** Whether a class is as it was but for the use of it, by which nobody decides anything. */
export function onlyUsageDiffers(
  one: ClusterInstanceClass,
  other: ClusterInstanceClass,
): boolean {
  return (
    !isDeepStrictEqual(one.status?.usage, other.status?.usage) &&
    isDeepStrictEqual(withoutUsage(one), withoutUsage(other))
  );
}

function withoutUsage({ metadata, spec, status }: ClusterInstanceClass) {
  const {
    resourceVersion: _,
    managedFields: __,
    ...sameMetadata
  } = metadata as ClusterInstanceClass['metadata'] & {
    managedFields?: unknown;
  };
  const { usage: ___, ...sameStatus } = status ?? {};
  return { sameMetadata, spec, sameStatus };
}
