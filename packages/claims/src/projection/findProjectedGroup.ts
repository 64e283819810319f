import {
  getCondition,
  type ClusterAPIGroupImport,
  type DownstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { sanitizeConditions } from '../diagnosis/sanitizeConditions';
import type { ProjectedGroup } from './ProjectedGroup';

/**
 * Which import brings an API group into a cluster: of several the oldest, as the controllers decide. `undefined` where none
 * does.
 *
 * @param linkOf - the link of a namespace and name
 * @public
 */
export function findProjectedGroup(
  group: string,
  imports: readonly ClusterAPIGroupImport[],
  linkOf: (
    namespace: string,
    name: string,
  ) => DownstreamClusterLink | undefined,
): ProjectedGroup | undefined {
  const [groupImport] = imports
    .filter(({ spec }) => spec.group === group)
    .sort((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1));
  if (!groupImport) {
    return undefined;
  }
  const { namespace, name } = groupImport.spec.linkRef;
  const link = linkOf(namespace, name);
  return { groupImport, ...(link && { link }) };
}

/**
 * Whether what is asked of the group goes to the other cluster. Not where something else has the group here, and had it
 * first: then its objects are this cluster's own.
 *
 * @public
 */
export function isElsewhere({ groupImport }: ProjectedGroup): boolean {
  const { versions } = groupImport.status ?? {};
  return (
    (Array.isArray(versions) && versions.length > 0) ||
    getCondition(sanitizeConditions(groupImport), 'NoConflict')?.status !==
      'False'
  );
}

function ageOf({ metadata }: ClusterAPIGroupImport): string {
  return `${metadata.creationTimestamp} ${metadata.name}`;
}
