import {
  annotations,
  labels,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

/** A DBInstance as ACK's RDS controller has it, as far as tests need it. */
export const dbInstanceType: ResourceType = {
  group: 'rds.services.k8s.aws',
  version: 'v1alpha1',
  kind: 'DBInstance',
  plural: 'dbinstances',
  namespaced: true,
};

export interface DBInstance extends KubernetesObject {
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
}

/** A template that makes what is given. */
export function aTemplate(
  name: string,
  spec: ClusterResourceProvisionTemplate['spec'],
): ClusterResourceProvisionTemplate {
  return {
    apiVersion,
    kind: 'ClusterResourceProvisionTemplate',
    metadata: {
      name,
      // As deploy/requester notes it; on a real API server it does.
      annotations: {
        [annotations.authoredBy]: 'tester',
        [annotations.authoredByGroups]: '[]',
      },
    },
    spec,
  };
}

/** A template of one Secret, which is the binding. */
export function aSecretTemplate(
  name: string,
): ClusterResourceProvisionTemplate {
  return aTemplate(name, {
    resources: [
      {
        id: 'login',
        template: {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: '${claim.metadata.name}-login' },
          stringData: { user: '${claim.metadata.name}' },
        },
      },
    ],
    binding: { secretName: '${login.metadata.name}' },
  });
}

/** A class whose instances are made from a template. */
export function aTemplateClass(
  name: string,
  template: string,
): ClusterInstanceClass {
  return {
    apiVersion,
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec: {
      description: { short: 'Made from a template' },
      provisioner: { template: { name: template } },
    },
  };
}

/** What lets the controllers manage a kind. */
export function provisionerRole(
  { group, plural }: ResourceType,
  verbs = ['get', 'list', 'watch', 'create', 'patch', 'delete'],
): KubernetesObject & { rules: object[] } {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {
      name: `provision-${plural}.${group}`,
      labels: { [labels.provisioner]: 'true' },
    },
    rules: [{ apiGroups: [group], resources: [plural], verbs }],
  };
}
