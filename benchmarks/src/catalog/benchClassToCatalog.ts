import { resourceTypes } from '@services-toolkit/kubernetes-api';
import { poolClass } from '../claims/poolManifests';
import type { BenchCluster } from '../environment/BenchCluster';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import type { CatalogBackend } from './startCatalogBackend';

const CLASSES = 50;

/** From `kubectl apply` of a class to its entity in the catalog API, beside a delta given straight to the catalog. */
export async function benchClassToCatalog(
  cluster: BenchCluster,
  backend: CatalogBackend,
): Promise<Figure> {
  const classes: number[] = [];
  const deltas: number[] = [];
  // In turns, so that whatever else the machine does hits both alike.
  for (let index = 0; index < CLASSES; index++) {
    const delta = `delta-${index}`;
    deltas.push(
      await timed(async () => {
        backend.applyDelta(resourceEntity(delta));
        await backend.untilEntity(`resource:default/${delta}`);
      }),
    );
    const className = `class-${index}`;
    classes.push(
      await timed(async () => {
        await cluster.client.create(
          resourceTypes.clusterInstanceClasses,
          poolClass(className),
        );
        await backend.untilEntity(`resource:services/${className}`);
      }),
    );
  }
  return {
    name: 'class-to-catalog-p95-ms',
    value: percentile(classes, 95),
    unit: 'ms',
    floor: percentile(deltas, 95),
    floorIs: 'a delta given straight to the catalog',
    target: 1500,
  };
}

async function timed(action: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

function resourceEntity(name: string) {
  const location = 'bench:delta';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
      },
    },
    spec: { type: 'service-offering', owner: 'group:default/platform-team' },
  };
}
