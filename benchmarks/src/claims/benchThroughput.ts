import type { BenchCluster } from '../environment/BenchCluster';
import { sumOf, type Sample } from '../environment/parseMetrics';
import type { Figure } from '../report/Figure';
import type { RawWrites } from './benchClaims';
import type { ClaimCount } from './ClaimCount';
import { createClaims } from './createClaims';

const WRITES = ['POST', 'PUT', 'PATCH', 'APPLY', 'DELETE'];

/** What is claimed, and what is promised for it. */
export interface Burst {
  name: string;
  namespace: string;
  className: string;
  claims: number;
  target: number;
}

/** That many claims at once: from the first create to the last one Ready. */
export async function benchThroughput(
  cluster: BenchCluster,
  count: ClaimCount,
  raw: RawWrites,
  { name, namespace, className, claims, target }: Burst,
): Promise<Figure> {
  const before = await cluster.apiServerMetrics();
  const cpuBefore = await cpuSeconds(cluster);
  const begin = performance.now();
  const all = count.until(count.ready + claims, 300_000);
  await createClaims(cluster.client, {
    namespace,
    className,
    prefix: 'burst',
    count: claims,
  });
  await all;
  const seconds = (performance.now() - begin) / 1000;
  const after = await cluster.apiServerMetrics();
  const cpu = (await cpuSeconds(cluster)) - cpuBefore;
  return {
    name,
    value: claims / seconds,
    unit: 'claims/s',
    floor: raw.claimsPerSecond,
    floorIs: 'six raw writes a claim, 32 in flight',
    target,
    notes: [
      writesOf(before, after, claims),
      `reads a claim: ${((reads(after) - reads(before)) / claims).toFixed(2)}`,
      `the controllers' CPU time: ${((cpu / claims) * 1000).toFixed(
        1,
      )} ms a claim`,
    ],
  };
}

async function cpuSeconds(cluster: BenchCluster): Promise<number> {
  return sumOf(
    (await cluster.controllersMetrics()) ?? [],
    'process_cpu_seconds_total',
  );
}

function reads(samples: readonly Sample[]): number {
  return sumOf(
    samples,
    'apiserver_request_total',
    ({ verb }) => verb === 'GET' || verb === 'LIST',
  );
}

/** By the API server's own counters, so with everything that anybody wrote in between. */
function writesOf(
  before: readonly Sample[],
  after: readonly Sample[],
  claims: number,
): string {
  const countIn = (samples: readonly Sample[]) => {
    const counts = new Map<string, number>();
    for (const { name, labels, value } of samples) {
      const { verb = '', resource = '', subresource = '', code } = labels;
      if (name === 'apiserver_request_total' && WRITES.includes(verb)) {
        const what = [
          verb,
          [resource, subresource].filter(Boolean).join('/'),
          ...(Number(code) >= 400 ? [code] : []),
        ].join(' ');
        counts.set(what, (counts.get(what) ?? 0) + value);
      }
    }
    return counts;
  };
  const old = countIn(before);
  const each = [...countIn(after)]
    .map(([what, value]) => [what, (value - (old.get(what) ?? 0)) / claims])
    .filter((entry): entry is [string, number] => Number(entry[1]) >= 0.005)
    .sort(([, a], [, b]) => b - a);
  const isWrite = ({ verb }: Sample['labels']) => WRITES.includes(verb ?? '');
  const total =
    sumOf(after, 'apiserver_request_total', isWrite) -
    sumOf(before, 'apiserver_request_total', isWrite);
  return `writes a claim, its own create included: ${(total / claims).toFixed(
    2,
  )} = ${each.map(([what, n]) => `${n.toFixed(2)} ${what}`).join(', ')}`;
}
