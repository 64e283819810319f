import {
  annotations,
  builtinResourceTypes,
  resourceTypes,
  type ClassClaim,
  type Condition,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { inFlight } from '../environment/inFlight';
import { giveAccess } from './giveAccess';
import { serviceClass } from './serviceClass';
import { serviceOffering } from './serviceOffering';
import { componentsOf, namespaces } from './teams';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1' as const;
/** Of so many claims one waits. */
const WAITING = 10;

/**
 * Fills a cluster with what controllers would have made of it: classes, claims, and the ResourceClaims that these own,
 * all with the statuses of a fulfilled or a waiting claim.
 */
export async function fillCluster(
  client: KubernetesClient,
  {
    classes,
    claims,
    services,
  }: { classes: number; claims: number; services: number },
): Promise<void> {
  await inFlight(namespaces.length, 32, index =>
    client.create(builtinResourceTypes.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespaces[index] },
    }),
  );
  await giveAccess(client);
  await inFlight(classes, 32, async index => {
    const { status, ...object } = serviceClass(index);
    const created = await client.create(
      resourceTypes.clusterInstanceClasses,
      object,
    );
    await client.update(
      resourceTypes.clusterInstanceClasses,
      { ...created, status },
      { subresource: 'status' },
    );
  });
  await inFlight(services, 32, async index => {
    const { status, ...object } = serviceOffering(index, classes);
    const created = await client.create(
      resourceTypes.clusterServiceOfferings,
      object,
    );
    await client.update(
      resourceTypes.clusterServiceOfferings,
      { ...created, status },
      { subresource: 'status' },
    );
  });
  await inFlight(claims, 32, index => claim(client, index, classes));
}

async function claim(
  client: KubernetesClient,
  index: number,
  classes: number,
): Promise<void> {
  const namespace = namespaces[index % namespaces.length] ?? '';
  const components = componentsOf(namespace);
  const round = Math.floor(index / namespaces.length);
  const component = components[round % components.length] ?? '';
  const name = `${component}-database-${round}`;
  const binding = { name: `${name}-credentials` };
  const resourceRef = {
    apiVersion: 'v1',
    kind: 'Secret',
    name: binding.name,
    namespace: 'postgres-pool',
  };
  const waits = index % WAITING === WAITING - 1;

  const classClaim = await client.create<ClassClaim>(
    resourceTypes.classClaims,
    {
      apiVersion,
      kind: 'ClassClaim',
      metadata: {
        name,
        namespace,
        annotations: { [annotations.entityRef]: `component:${component}` },
        labels: { 'backstage.io/kubernetes-id': component },
      },
      spec: {
        classRef: { name: serviceClass(index % classes).metadata.name ?? '' },
        parameters: { storageGB: 10, highAvailability: false },
      },
    },
  );
  await client.update(
    resourceTypes.classClaims,
    {
      ...classClaim,
      status: waits
        ? { observedGeneration: 1, conditions: waiting() }
        : {
            observedGeneration: 1,
            binding,
            resourceRef,
            conditions: [
              'Ready',
              'ClassMatched',
              'Validated',
              'ResourceClaimCreated',
            ].map(isTrue),
          },
    },
    { subresource: 'status' },
  );
  if (waits) return;

  const resourceClaim = await client.create<ResourceClaim>(
    resourceTypes.resourceClaims,
    {
      apiVersion,
      kind: 'ResourceClaim',
      metadata: {
        name,
        namespace,
        ownerReferences: [
          {
            apiVersion,
            kind: 'ClassClaim',
            name,
            uid: classClaim.metadata.uid ?? '',
            controller: true,
          },
        ],
      },
      spec: { ref: resourceRef },
    },
  );
  await client.update(
    resourceTypes.resourceClaims,
    {
      ...resourceClaim,
      status: {
        observedGeneration: 1,
        binding,
        claimedResourceRef: resourceRef,
        conditions: ['Ready', 'ResourceMatched', 'ResourceClaimed'].map(isTrue),
      },
    },
    { subresource: 'status' },
  );
}

function waiting(): Condition[] {
  const condition = (type: string, message: string): Condition => ({
    ...isTrue(type),
    status: 'False',
    reason: 'NoClaimableInstances',
    message,
  });
  const message =
    'No free instance is open to this namespace: of 12 Secrets that the class selects, 12 are held by other claims.';
  return [
    condition('Ready', message),
    isTrue('ClassMatched'),
    isTrue('Validated'),
    condition('ResourceClaimCreated', message),
  ];
}

function isTrue(type: string): Condition {
  return {
    type,
    status: 'True',
    reason: type,
    message: '',
    observedGeneration: 1,
    lastTransitionTime: '2026-01-01T00:00:00Z',
  };
}
