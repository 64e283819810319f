import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { apiVersionOf, resourceTypes } from '@services-toolkit/kubernetes-api';
import { stringify } from 'yaml';

type Used = Pick<Claim, 'name' | 'namespace' | 'bindingName'>;

/** Where applications look for bindings (Service Binding Specification 1.1, "Workload Projection"). */
const BINDING_ROOT = '/bindings';

/** A ServiceBinding that projects a claim into a Deployment. */
export function serviceBindingSnippet(claim: Used, workload: string): string {
  return stringify({
    apiVersion: 'servicebinding.io/v1',
    kind: 'ServiceBinding',
    metadata: { name: claim.name, namespace: claim.namespace },
    spec: {
      service: {
        apiVersion: apiVersionOf(resourceTypes.classClaims),
        kind: resourceTypes.classClaims.kind,
        name: claim.name,
      },
      workload: { apiVersion: 'apps/v1', kind: 'Deployment', name: workload },
    },
  });
}

/** Part of a Pod's template: each key of the Secret as an environment variable. */
export function environmentSnippet(claim: Used, workload: string): string {
  return stringify({
    containers: [
      { name: workload, envFrom: [{ secretRef: { name: secretOf(claim) } }] },
    ],
  });
}

/** Part of a Pod's template: the Secret as files, where the Service Binding Specification puts them. */
export function volumeSnippet(claim: Used, workload: string): string {
  return stringify({
    containers: [
      {
        name: workload,
        env: [{ name: 'SERVICE_BINDING_ROOT', value: BINDING_ROOT }],
        volumeMounts: [
          {
            name: 'binding',
            mountPath: `${BINDING_ROOT}/${claim.name}`,
            readOnly: true,
          },
        ],
      },
    ],
    volumes: [{ name: 'binding', secret: { secretName: secretOf(claim) } }],
  });
}

/** Before the claim is ready the name of its Secret is not known. */
function secretOf(claim: Used): string {
  return claim.bindingName ?? '<name of the Secret, once the claim is ready>';
}
