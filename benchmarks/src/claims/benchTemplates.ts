import { setTimeout as delay } from 'node:timers/promises';
import {
  resourceTypes,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
} from '@services-toolkit/kubernetes-api';
import type { BenchCluster } from '../environment/BenchCluster';
import type { Figure } from '../report/Figure';
import type { RawWrites } from './benchClaims';
import { benchThroughput } from './benchThroughput';
import { ClaimCount } from './ClaimCount';

const CLASS = 'bench-made';
const CLAIMS = 300;
/** Of a class younger than that, the controllers ask for each claim whether its requester may claim. */
const YOUNG_MS = 11_000;
const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

/** A template of one Secret, which is the binding: nothing is waited for but the API server. */
const template: ClusterResourceProvisionTemplate = {
  apiVersion,
  kind: 'ClusterResourceProvisionTemplate',
  metadata: { name: CLASS },
  spec: {
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
  },
};

const instanceClass: ClusterInstanceClass = {
  apiVersion,
  kind: 'ClusterInstanceClass',
  metadata: { name: CLASS },
  spec: {
    description: { short: 'Made for the benchmark' },
    provisioner: { template: { name: CLASS } },
  },
};

/** Claims that have an instance made for each. */
export async function benchTemplates(
  cluster: BenchCluster,
  raw: RawWrites,
): Promise<Figure> {
  const { client } = cluster;
  await client.create(
    resourceTypes.clusterResourceProvisionTemplates,
    template,
  );
  await client.create(resourceTypes.clusterInstanceClasses, instanceClass);
  await cluster.untilClassReady(CLASS);
  await delay(YOUNG_MS);
  const count = await ClaimCount.start(client, CLASS);
  try {
    return await benchThroughput(cluster, count, raw, {
      name: 'template-claims-per-second',
      namespace: CLASS,
      className: CLASS,
      claims: CLAIMS,
      target: 60,
    });
  } finally {
    count.stop();
  }
}
