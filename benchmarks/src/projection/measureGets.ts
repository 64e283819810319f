import {
  aWidget,
  type ProjectionClusters,
} from '@services-toolkit/test-support';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import type { Paths } from './openPaths';
import { widgetsIn } from './widgetsIn';

const WARM = 300;
const ROUNDS = 800;

/** One object, asked for on every path in turns, one request at a time. */
export async function measureGets(
  clusters: ProjectionClusters,
  { direct, through, hop, kubectlProxy }: Paths,
): Promise<Figure[]> {
  const namespace = await clusters.namespace('gets');
  await clusters.services.apply(aWidget(namespace, 'one'));
  const path = `${widgetsIn(namespace)}/one`;
  const ways = { direct, through, hop, kubectlProxy };
  const took: Record<string, number[]> = {};
  for (let round = 0; round < WARM + ROUNDS; round++) {
    for (const [way, get] of Object.entries(ways)) {
      const ms = await get(path);
      if (round >= WARM) (took[way] ??= []).push(ms);
    }
  }
  const p50 = (way: keyof typeof ways) => percentile(took[way]!, 50);
  const p95 = (way: keyof typeof ways) => percentile(took[way]!, 95);
  const floor = p50('direct');
  const adds = p50('through') - floor;
  /** kubectl proxy speaks no TLS, so that no API server could ask it: its hop is put in the place of ours. */
  const proxyAdds = adds - p50('hop') + p50('kubectlProxy');
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  return [
    {
      name: 'projection-get-ms',
      value: p50('through'),
      unit: 'ms',
      floor,
      floorIs:
        'the same GET in the service cluster, with the token of the link',
      target: floor + 3,
      notes: [
        `of ${ROUNDS}, the 95th percentiles: ${ms(p95('through'))}, and ${ms(
          p95('direct'),
        )} there`,
      ],
    },
    {
      name: 'projection-get-added-ms',
      value: adds,
      unit: 'ms',
      floor: proxyAdds,
      floorIs: 'the same with kubectl proxy in the place of our server',
      target: 1.5 * proxyAdds,
      notes: [
        `our server asked by itself, over TLS, adds ${ms(
          p50('hop') - floor,
        )}, kubectl proxy without TLS ${ms(p50('kubectlProxy') - floor)}`,
      ],
    },
  ];
}
