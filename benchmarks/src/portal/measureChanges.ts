import { claimEntityName } from '@services-toolkit/claims';
import { setTimeout as delay } from 'node:timers/promises';
import { annotations, resourceTypes } from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import type { Portal } from './Portal';
import { describe, serviceClass } from './serviceClass';
import { Observations } from './Observations';
import { SimulatedClusters } from './SimulatedClusters';
import { componentsOf, entity, namespaces } from './teams';

const EVERY_MS = 100;
const IN_A_ROW = 50;
const ROUNDS = 4;

/** Something that is to show in the catalog. */
interface Change {
  ref: string;
  /** Which edition of its text. */
  edition?: number;
  apply(): Promise<unknown>;
}

/**
 * From a change in a cluster to the catalog's API, while ten changes a second flow: new classes, new texts of classes,
 * new claims. In turns with the same changes given straight to the catalog, at the same pace.
 */
export async function measureChanges(
  portal: Portal,
  clusters: SimulatedClusters,
): Promise<Figure> {
  const observations = new Observations(portal);
  const inCluster: number[] = [];
  const straight: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const first = round * IN_A_ROW;
    straight.push(...(await flow(observations, first, straightChange(portal))));
    inCluster.push(
      ...(await flow(
        observations,
        first,
        clusterChange(clusters.live.client, clusters.liveName),
      )),
    );
  }
  const middle = (samples: number[]) => percentile(samples, 50).toFixed(0);
  return {
    name: 'portal-class-to-catalog-p95-ms',
    value: percentile(inCluster, 95),
    unit: 'ms',
    floor: percentile(straight, 95),
    floorIs: 'the same changes given straight to the catalog',
    target: 1500,
    notes: [
      `${
        inCluster.length
      } changes each, ten a second; half of them within ${middle(
        inCluster,
      )} ms, straight ${middle(straight)} ms`,
    ],
  };
}

async function flow(
  observations: Observations,
  first: number,
  change: (index: number) => Change,
): Promise<number[]> {
  const seen: Promise<number>[] = [];
  const start = performance.now();
  for (let index = 0; index < IN_A_ROW; index++) {
    await delay(Math.max(0, start + index * EVERY_MS - performance.now()));
    const { apply, ...expected } = change(first + index);
    seen.push(observations.of(expected));
    // A change that fails is never seen, and says so here.
    await apply();
  }
  return Promise.all(seen);
}

function clusterChange(client: KubernetesClient, cluster: string) {
  const group = SimulatedClusters.groupOf(cluster);
  return (index: number): Change => {
    switch (index % 3) {
      case 0: {
        const { status: _, ...object } = serviceClass(index);
        const name = `change-${index}`;
        return {
          ref: `resource:${group}/${name}`,
          apply: () =>
            client.create(resourceTypes.clusterInstanceClasses, {
              ...object,
              metadata: { ...object.metadata, name },
            }),
        };
      }
      case 1: {
        // One of the first that the cluster was filled with.
        const { name = '' } = serviceClass(index % 5).metadata;
        const description = describe('A service', index);
        return {
          ref: `resource:${group}/${name}`,
          edition: index,
          apply: () =>
            client.patch(
              resourceTypes.clusterInstanceClasses,
              { name },
              { spec: { description: { short: description } } },
              { type: 'merge' },
            ),
        };
      }
      default: {
        const namespace = namespaces[index % namespaces.length] ?? '';
        const name = `change-${index}`;
        return {
          ref: `resource:${group}/${claimEntityName(cluster, namespace, name)}`,
          apply: () =>
            client.create(resourceTypes.classClaims, {
              apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
              kind: 'ClassClaim',
              metadata: {
                name,
                namespace,
                annotations: {
                  [annotations.entityRef]: `component:${
                    componentsOf(namespace)[0]
                  }`,
                },
              },
              spec: { classRef: { name: serviceClass(0).metadata.name ?? '' } },
            }),
        };
      }
    }
  };
}

function straightChange(portal: Portal) {
  const owner = 'group:default/team-0';
  return (index: number): Change => {
    const isNew = index % 3 !== 1;
    const name = isNew ? `straight-${index}` : `straight-${index % 5}-text`;
    const description = describe('A service', index);
    return {
      ref: `resource:default/${name}`,
      edition: index,
      apply: async () =>
        portal.applyDelta(
          entity(
            'Resource',
            name,
            index % 3 === 2
              ? {
                  type: 'service-claim',
                  owner,
                  dependsOn: ['resource:default/straight-0'],
                  dependencyOf: ['component:default/team-0-dev-app-0'],
                }
              : { type: 'service-offering', owner },
            {},
            description,
          ),
        ),
    };
  };
}
