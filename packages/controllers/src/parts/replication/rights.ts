import {
  builtinResourceTypes,
  projectionResourceTypes,
  replicationResourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { Right } from '../Part';

const { clusterRoles, namespaces, roleBindings, secrets } =
  builtinResourceTypes;
const { downstreamClusterLinks, upstreamClusterLinks } =
  projectionResourceTypes;
const { secretExports, secretImports } = replicationResourceTypes;

/** What exports and imports of Secrets take; why, stands beside each rule in `deploy/parts/replication`. */
export const replicationRights: readonly Right[] = [
  ...[upstreamClusterLinks, downstreamClusterLinks].map(type => ({
    ...{ type, verbs: ['list', 'watch'] },
  })),
  // patch is for its finalizer.
  { type: secretExports, verbs: ['list', 'watch', 'patch'] },
  { type: secretImports, verbs: ['list', 'watch'] },
  ...[secretExports, secretImports].map(type => ({
    ...{ type, subresource: 'status', verbs: ['update'] },
  })),
  { type: secretImports, subresource: 'finalizers', verbs: ['update'] },
  {
    type: secrets,
    verbs: ['get', 'list', 'watch', 'create', 'update', 'delete'],
  },
  {
    type: namespaces,
    verbs: ['get', 'list', 'watch', 'create', 'delete'],
  },
  {
    type: roleBindings,
    verbs: ['get', 'list', 'watch', 'create', 'update', 'delete'],
  },
  { type: clusterRoles, verbs: ['bind'] },
];
