import {
  eventually,
  runKubectl,
  type ProjectionClusters,
} from '@services-toolkit/test-support';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';

const TURNS = 4;
const WARM = 2;
const ROUNDS = 10;

const commands = [
  ['get', 'pods', '--all-namespaces'],
  ['api-resources'],
] as const;

/** Everything else in the workload cluster, while the service cluster is dead and while it is not. */
export async function measureHost(
  clusters: ProjectionClusters,
): Promise<Figure[]> {
  const healthy = commands.map((): number[] => []);
  const dead = commands.map((): number[] => []);
  // In turns, so that both see the same machine.
  for (let turn = 0; turn < TURNS; turn++) {
    await time(clusters, healthy);
    await clusters.services.pause();
    try {
      await untilAnswered(clusters, /cannot be reached since/);
      await time(clusters, dead);
    } finally {
      await clusters.services.resume();
    }
    await untilAnswered(clusters, /^$/);
  }
  return commands.map((args, index) => {
    const floor = percentile(healthy[index]!, 95);
    return {
      name: `projection-host-${index === 0 ? 'pods' : 'api-resources'}-p95-ms`,
      ...{ value: percentile(dead[index]!, 95), unit: 'ms', floor },
      floorIs: `kubectl ${args.join(' ')} with a service cluster that answers`,
      target: 1.2 * floor,
      notes: [
        `of ${TURNS * ROUNDS} in ${TURNS} turns; medians ${percentile(
          dead[index]!,
          50,
        ).toFixed(0)} ms, and ${percentile(healthy[index]!, 50).toFixed(0)} ms`,
      ],
    };
  });
}

async function untilAnswered(
  { workload }: ProjectionClusters,
  complaint: RegExp,
): Promise<void> {
  await eventually(`"${complaint.source}" is told`, async () => {
    const { stderr } = await runKubectl(workload.kubeconfig, [
      ...['get', 'widgets', '-n=gets', '--request-timeout=3s'],
    ]);
    return complaint.test(stderr);
  });
}

async function time(
  { workload }: ProjectionClusters,
  took: readonly number[][],
): Promise<void> {
  for (let round = 0; round < WARM + ROUNDS; round++) {
    for (const [index, args] of commands.entries()) {
      const begin = performance.now();
      const { code, stderr } = await runKubectl(workload.kubeconfig, args);
      if (code !== 0) throw new Error(stderr);
      if (round >= WARM) took[index]!.push(performance.now() - begin);
    }
  }
}
