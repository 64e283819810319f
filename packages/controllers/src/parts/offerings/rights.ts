import {
  builtinResourceTypes,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { Right } from '../Part';
import { volumeSnapshotClasses } from './kinds/factObjects';

const {
  clusterExampleUsages,
  clusterInfrastructures,
  clusterInstanceClasses,
  clusterResources,
  clusterServiceOfferings,
} = resourceTypes;
const { csiDrivers, nodes, services, storageClasses } = builtinResourceTypes;

/** What telling of services takes; why, stands beside each rule in `deploy/parts/offerings`. */
export const offeringsRights: readonly Right[] = [
  ...[clusterServiceOfferings, clusterInstanceClasses].map(type => ({
    ...{ type, verbs: ['list', 'watch'] },
  })),
  ...[clusterResources, clusterExampleUsages].map(type => ({
    ...{ type, verbs: ['list', 'watch', 'patch'] },
  })),
  { type: clusterInfrastructures, verbs: ['list', 'watch', 'create'] },
  ...[
    clusterInfrastructures,
    clusterServiceOfferings,
    clusterResources,
    clusterExampleUsages,
  ].map(type => ({
    ...{ type, subresource: 'status', verbs: ['update'] },
  })),
  ...[nodes, services, storageClasses, csiDrivers, volumeSnapshotClasses].map(
    type => ({ type, verbs: ['list', 'watch'] }),
  ),
];
