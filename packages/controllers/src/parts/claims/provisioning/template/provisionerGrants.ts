import type { ResourceType } from '@services-toolkit/kubernetes-api';
import type { ClusterRole } from '../../kinds/ClassAccessGrant';

/** Kinds of Kubernetes itself that neither run anything nor say who may do what. */
const harmlessOfCore: readonly string[] = [
  'configmaps',
  'persistentvolumeclaims',
  'secrets',
  'services',
];

/**
 * Whether ClusterRoles name a kind, so that it may be made or read by a template of which nobody knows who wrote it. A star
 * names nothing: whoever wrote it meant what the controllers need, and not what anybody may make them do.
 */
export function provisionerGrants(
  roles: readonly ClusterRole[],
  verb: 'create' | 'get',
  { group, plural }: Pick<ResourceType, 'group' | 'plural'>,
): boolean {
  const isHarmless =
    group === ''
      ? harmlessOfCore.includes(plural)
      : group.includes('.') && !group.endsWith('.k8s.io');
  return (
    isHarmless &&
    roles.some(({ rules }) =>
      rules?.some(
        ({ apiGroups = [], resources = [], resourceNames = [], verbs }) =>
          apiGroups.includes(group) &&
          resources.includes(plural) &&
          resourceNames.length === 0 &&
          (verbs.includes(verb) || verbs.includes('*')),
      ),
    )
  );
}
