import {
  aWidget,
  type ProjectionClusters,
} from '@services-toolkit/test-support';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import type { Paths } from './openPaths';
import { peakMiB, residentMiB } from './residentMemory';
import { widgetsIn } from './widgetsIn';

const OBJECTS = 5_000;
const AT_A_TIME = 500;
const WARM = 3;
const ROUNDS = 15;
/** As clients written in Go ask for it. */
const compressed = { 'accept-encoding': 'gzip' };

/** Many objects of 1.6 kB in one list. */
export async function measureLists(
  clusters: ProjectionClusters,
  { direct, through }: Paths,
): Promise<Figure[]> {
  const { services, server } = clusters;
  const namespace = await clusters.namespace('lists');
  for (let first = 0; first < OBJECTS; first += AT_A_TIME) {
    await services.kubectl(['create', '-f', '-'], {
      ...{ apiVersion: 'v1', kind: 'List' },
      items: Array.from({ length: AT_A_TIME }, (_, index) =>
        aWidget(namespace, `object-${first + index}`, {
          note: 'x'.repeat(1_000),
        }),
      ),
    });
  }
  const path = widgetsIn(namespace);
  const before = await residentMiB(server.pid);
  const took = { direct: [] as number[], through: [] as number[] };
  const measure = async (headers: Record<string, string>) => {
    for (let round = 0; round < WARM + ROUNDS; round++) {
      const there = await direct(path, headers);
      const here = await through(path, headers);
      if (round >= WARM) {
        took.direct.push(there);
        took.through.push(here);
      }
    }
  };
  const peak = await peakMiB(server.pid, () => measure(compressed));
  const floor = percentile(took.direct, 50);
  const value = percentile(took.through, 50);
  took.direct = [];
  took.through = [];
  const plainPeak = await peakMiB(server.pid, () => measure({}));
  return [
    {
      name: 'projection-list-ms',
      ...{ value, unit: 'ms', floor },
      floorIs: `the same list of ${OBJECTS} objects in the service cluster`,
      target: 1.3 * floor,
      notes: [
        `not compressed: ${percentile(took.through, 50).toFixed(
          0,
        )} ms, and ${percentile(took.direct, 50).toFixed(0)} ms there`,
      ],
    },
    {
      name: 'projection-list-rss-growth-mib',
      value: Math.max(peak, plainPeak) - before,
      unit: 'MiB',
      floor: 0,
      floorIs: 'nothing: it is passed on as it comes',
      target: 20,
      notes: [`the aggregated API server has ${before.toFixed(0)} MiB at rest`],
    },
  ];
}
