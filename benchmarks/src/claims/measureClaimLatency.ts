import {
  isReady,
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';

/**
 * Creates `count` claims one after the other, and takes for each the time from the request to create it until a
 * watch shows it Ready.
 *
 * @returns milliseconds, one for each claim
 * @throws Error that names the claim that was not Ready within 30 seconds
 */
export async function measureClaimLatency(
  client: KubernetesClient,
  {
    namespace,
    className,
    count,
    prefix = 'claim',
  }: { namespace: string; className: string; count: number; prefix?: string },
): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index++) {
    const name = `${prefix}-${index}`;
    const started = performance.now();
    const created = await client.create<ClassClaim>(resourceTypes.classClaims, {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: { name, namespace },
      spec: { classRef: { name: className } },
    });
    await untilReady(client, created);
    samples.push(performance.now() - started);
  }
  return samples;
}

async function untilReady(
  client: KubernetesClient,
  claim: ClassClaim,
): Promise<void> {
  const { name, namespace, resourceVersion } = claim.metadata;
  const deadline = AbortSignal.timeout(30_000);
  try {
    for await (const event of client.watch<ClassClaim>(
      resourceTypes.classClaims,
      {
        namespace,
        fieldSelector: `metadata.name=${name}`,
        resourceVersion,
        signal: deadline,
      },
    )) {
      if (event.type !== 'BOOKMARK' && isReady(event.object)) return;
    }
  } catch (error) {
    if (!deadline.aborted) throw error;
  }
  throw new Error(`ClassClaim ${namespace}/${name} was not Ready within 30 s`);
}
