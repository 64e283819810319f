import { crossplaneResourceTypes } from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { Right } from '../Part';

const {
  classClaims,
  clusterInstanceClasses,
  clusterResourceProvisionTemplates,
  clusterServiceOfferings,
  resourceClaimPolicies,
  resourceClaims,
  resourceClassAccessBindings,
} = resourceTypes;
const { clusterRoleBindings, clusterRoles, secrets, subjectAccessReviews } =
  builtinResourceTypes;
const { compositeResourceDefinitions } = crossplaneResourceTypes;

/** What fulfilling claims takes; why, stands beside each rule in `deploy/parts/claims`. */
export const claimsRights: readonly Right[] = [
  // `claim` is granted to others, and nobody grants what they do not have.
  { type: clusterInstanceClasses, verbs: ['get', 'list', 'watch', 'claim'] },
  { type: clusterResourceProvisionTemplates, verbs: ['get', 'list', 'watch'] },
  { type: clusterServiceOfferings, verbs: ['list', 'watch'] },
  { type: resourceClaimPolicies, verbs: ['list', 'watch'] },
  { type: resourceClassAccessBindings, verbs: ['list', 'watch'] },
  { type: classClaims, verbs: ['get', 'list', 'watch', 'patch'] },
  {
    type: resourceClaims,
    verbs: ['get', 'list', 'watch', 'create', 'update', 'delete'],
  },
  ...[
    clusterInstanceClasses,
    clusterResourceProvisionTemplates,
    classClaims,
    resourceClaims,
    resourceClassAccessBindings,
  ].map(type => ({ type, subresource: 'status', verbs: ['update'] })),
  ...[classClaims, resourceClaims].map(type => ({
    ...{ type, subresource: 'finalizers', verbs: ['update'] },
  })),
  {
    type: secrets,
    verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  },
  { type: subjectAccessReviews, verbs: ['create'] },
  ...[clusterRoles, clusterRoleBindings].map(type => ({
    ...{ type, verbs: ['list', 'watch', 'create', 'update'] },
  })),
  { type: compositeResourceDefinitions, verbs: ['list', 'watch'] },
];
