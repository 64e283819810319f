import {
  builtinResourceTypes,
  resourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';

const SERVICES = 'services.apps.tanzu.vmware.com/v1alpha1';

/**
 * The floor of a claim: the six writes that it cannot do without (ClassClaim, ResourceClaim, Lease, Secret copy, and
 * two statuses), sent one after the other and with nobody reacting to them: run it while no controller runs.
 *
 * @returns milliseconds for the six together, one for each of `count` rounds
 */
export async function measureRawWrites(
  client: KubernetesClient,
  { namespace, count }: { namespace: string; count: number },
): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    await sixWrites(client, namespace, `raw-${index}`);
    samples.push(performance.now() - started);
  }
  return samples;
}

/** What a claim cannot do without, one write after the other. */
export async function sixWrites(
  client: KubernetesClient,
  namespace: string,
  name: string,
): Promise<void> {
  const metadata = { name, namespace };
  const classClaim = await client.create<KubernetesObject>(
    resourceTypes.classClaims,
    {
      apiVersion: SERVICES,
      kind: 'ClassClaim',
      metadata,
      ...{ spec: { classRef: { name: 'raw' } } },
    },
  );
  const resourceClaim = await client.create<KubernetesObject>(
    resourceTypes.resourceClaims,
    {
      apiVersion: SERVICES,
      kind: 'ResourceClaim',
      metadata,
      ...{ spec: { ref: { apiVersion: 'v1', kind: 'Secret', name } } },
    },
  );
  await client.create<KubernetesObject>(builtinResourceTypes.leases, {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata,
    ...{ spec: { holderIdentity: name } },
  });
  await client.create<KubernetesObject>(builtinResourceTypes.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata,
    ...{ stringData: { username: 'raw' } },
  });
  const status = {
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'Ready',
        message: '',
        lastTransitionTime: new Date().toISOString(),
      },
    ],
    binding: { name },
  };
  await client.update(
    resourceTypes.resourceClaims,
    { ...resourceClaim, ...{ status } },
    { subresource: 'status' },
  );
  await client.update(
    resourceTypes.classClaims,
    { ...classClaim, ...{ status } },
    { subresource: 'status' },
  );
}
