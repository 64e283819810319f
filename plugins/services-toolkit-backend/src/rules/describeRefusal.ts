import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ResourceType } from '@services-toolkit/kubernetes-api';
import type { ClaimKind } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { claimTypes, defaultClaimKind } from './claimTypes';

/** What a person lacks for claiming or releasing, in the order in which it is told. */
export type Missing =
  /** Backstage's permission policy says no. */
  | { kind: 'permission'; permission: string; verb: 'create' | 'delete' }
  /** The cluster's RBAC says no for the namespace; `said` are the authorizer's words, where it has any. */
  | {
      kind: 'namespace';
      verb: 'create' | 'delete' | 'get';
      claimKind?: ClaimKind;
      namespace: string;
      cluster: string;
      said?: string;
    }
  /** There is no such namespace; told to who may know only. */
  | { kind: 'noNamespace'; namespace: string; cluster: string }
  /** The verb `claim` on a class that makes new instances is not granted. */
  | { kind: 'class'; class: string; cluster: string; said?: string }
  /** There is no such class. */
  | { kind: 'offering'; class: string; cluster: string }
  /** The cluster refuses to say, e.g. because the portal may not impersonate this person. */
  | { kind: 'identity'; cluster: string; said: string };

const doing = {
  create: 'claim services',
  delete: 'release claims',
  get: 'read claims',
} as const;

/** The role of deploy/ that holds a verb. */
const roleFor = {
  create: 'app-editor',
  delete: 'app-editor',
  get: 'app-viewer',
} as const;

/** One or two sentences for each thing that is missing: what it is, and who can grant it. */
export function describeRefusal(missing: readonly Missing[]): string {
  return missing.map(describe).join(' ');
}

function describe(one: Missing): string {
  switch (one.kind) {
    case 'permission':
      return `The portal's permission policy does not let you ${
        doing[one.verb]
      } (${one.permission}). Ask the administrators of the portal.`;
    case 'namespace':
      return `You may not ${doing[one.verb]} in namespace ${
        one.namespace
      } of cluster ${one.cluster}: the verb "${one.verb}" on ${resource(
        claimTypes[one.claimKind ?? defaultClaimKind],
      )} is missing${authorizer(one.said)}. Ask the owner of namespace ${
        one.namespace
      } for the role ${roleFor[one.verb]}.`;
    case 'noNamespace':
      return `There is no namespace ${one.namespace} on cluster ${one.cluster}. Correct the name, or ask the platform team that runs the cluster to create the namespace.`;
    case 'class':
      return `You may not claim from class ${one.class} on cluster ${
        one.cluster
      }: the verb "claim" on ${resource(
        resourceTypes.clusterInstanceClasses,
      )} ${one.class} is missing${authorizer(
        one.said,
      )}. Ask the service operators of cluster ${one.cluster} to grant it.`;
    case 'offering':
      return `Cluster ${one.cluster} does not offer class ${one.class}. Choose another cluster, or ask its service operators to publish the class there.`;
    case 'identity':
      return `Cluster ${one.cluster} does not let the portal act for you: ${one.said} Ask the platform team that runs cluster ${one.cluster} to let it.`;
    default:
      return unreachable(one);
  }
}

function resource({ plural, group }: ResourceType): string {
  return `${plural}.${group}`;
}

function authorizer(said: string | undefined): string {
  return said ? ` (${said})` : '';
}

function unreachable(value: never): never {
  throw new Error(`unknown kind of refusal: ${JSON.stringify(value)}`);
}
