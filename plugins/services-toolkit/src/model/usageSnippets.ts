import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { apiVersionOf, resourceTypes } from '@services-toolkit/kubernetes-api';
import { stringify } from 'yaml';

type Used = Pick<Claim, 'kind' | 'name' | 'namespace' | 'bindingName'>;

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
        kind: claim.kind,
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

/** A Spring application with spring-cloud-bindings on its class path, as buildpacks put it there. */
export function springSnippet(claim: Used, workload: string): string {
  return [
    '# In the Pod’s template; Spring Boot then finds the service by its type.',
    stringify({
      containers: [
        {
          name: workload,
          env: [
            { name: 'SERVICE_BINDING_ROOT', value: BINDING_ROOT },
            {
              name: 'JAVA_TOOL_OPTIONS',
              value: '-Dorg.springframework.cloud.bindings.boot.enable=true',
            },
          ],
        },
      ],
    }).trimEnd(),
    '---',
    serviceBindingSnippet(claim, workload),
  ].join('\n');
}

/** A Quarkus application with the extension quarkus-kubernetes-service-binding. */
export function quarkusSnippet(claim: Used): string {
  return [
    '# application.properties',
    'quarkus.kubernetes-service-binding.enabled=true',
    `quarkus.kubernetes-service-binding.services.${
      claim.name
    }.api-version=${apiVersionOf(resourceTypes.classClaims)}`,
    `quarkus.kubernetes-service-binding.services.${claim.name}.kind=${claim.kind}`,
    `quarkus.kubernetes-service-binding.services.${claim.name}.name=${claim.name}`,
  ].join('\n');
}

/** Part of a Workload's spec, and how tools on the command line name the same. */
export function serviceClaimsSnippet(claim: Used & Pick<Claim, 'reference'>) {
  return [
    `# On a command line: --service-ref db=${claim.reference}`,
    stringify({
      spec: {
        serviceClaims: [
          {
            name: 'db',
            ref: {
              apiVersion: apiVersionOf(resourceTypes.classClaims),
              kind: claim.kind,
              name: claim.name,
            },
          },
        ],
      },
    }),
  ].join('\n');
}

/** Before the claim is ready the name of its Secret is not known. */
function secretOf(claim: Used): string {
  return claim.bindingName ?? '<name of the Secret, once the claim is ready>';
}
