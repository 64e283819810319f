import type {
  Condition,
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';

/** A database with a role of its own; `manifests/crd.yaml` is the schema. */
export interface PostgresInstance extends KubernetesObject {
  spec?: { connectionLimit?: number };
  status?: PostgresInstanceStatus;
}

export interface PostgresInstanceStatus {
  observedGeneration?: number;
  /** Name of the database and of the role. */
  database?: string;
  /** Makes the instance a Provisioned Service of the Service Binding Specification 1.1. */
  binding?: { name: string };
  conditions?: Condition[];
}

export const defaultGroup = 'demo.services-toolkit.io';

/** The kind in an API group. It may be served under another one than its own: two such operators are two services. */
export function postgresInstancesOf(group: string): ResourceType {
  return {
    ...{ group, version: 'v1alpha1', namespaced: true },
    ...{ kind: 'PostgresInstance', plural: 'postgresinstances' },
  };
}

/** Holds an instance until its database and role are gone. */
export const finalizer = 'demo.services-toolkit.io/database';

/** The server applies `default` from the schema; an object made before the schema had it lacks the value. */
export const defaultConnectionLimit = 10;

/** Why an instance is not Ready; `Ready` where it is. */
export const readyReasons = {
  ready: 'Ready',
  bindingSecretExists: 'BindingSecretExists',
  databaseServerFailed: 'DatabaseServerFailed',
} as const;

export type ReadyReason = (typeof readyReasons)[keyof typeof readyReasons];
