import {
  builtinResourceTypes,
  projectionResourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { Right } from '../Part';

const {
  apiExportRoleBindings,
  apiResourceImports,
  clusterAPIGroupImports,
  downstreamClusterLinks,
  upstreamClusterLinks,
} = projectionResourceTypes;
const {
  apiServices,
  clusterRoleBindings,
  clusterRoles,
  configMaps,
  roleBindings,
  secrets,
  serviceAccounts,
  services,
} = builtinResourceTypes;

/** What links, exports and imports take; why, stands beside each rule in `deploy/parts/projection`. */
export const projectionRights: readonly Right[] = [
  // patch is for their finalizers.
  ...[upstreamClusterLinks, downstreamClusterLinks, clusterAPIGroupImports].map(
    type => ({ type, verbs: ['list', 'watch', 'patch'] }),
  ),
  ...[apiExportRoleBindings, apiResourceImports].map(type => ({
    ...{ type, verbs: ['list', 'watch'] },
  })),
  ...Object.values(projectionResourceTypes).map(type => ({
    ...{ type, subresource: 'status', verbs: ['update'] },
  })),
  ...[upstreamClusterLinks, apiExportRoleBindings, clusterAPIGroupImports].map(
    type => ({ type, subresource: 'finalizers', verbs: ['update'] }),
  ),
  {
    type: serviceAccounts,
    verbs: ['get', 'list', 'watch', 'create', 'delete'],
  },
  { type: serviceAccounts, subresource: 'token', verbs: ['create'] },
  ...[roleBindings, clusterRoleBindings].map(type => ({
    ...{ type, verbs: ['get', 'list', 'watch', 'create', 'update', 'delete'] },
  })),
  { type: clusterRoles, verbs: ['list', 'watch', 'bind'] },
  {
    type: secrets,
    verbs: ['get', 'list', 'watch', 'create', 'update', 'delete'],
  },
  { type: configMaps, verbs: ['get', 'list', 'watch'] },
  { type: services, verbs: ['list', 'watch'] },
  {
    type: apiServices,
    verbs: ['list', 'watch', 'create', 'update', 'delete'],
  },
];
