import path from 'node:path';
import { rootDir } from '@services-toolkit/demo';
import { benchClassToCatalog } from './catalog/benchClassToCatalog';
import { startCatalogBackend } from './catalog/startCatalogBackend';
import { benchClaims } from './claims/benchClaims';
import { BenchCluster } from './environment/BenchCluster';
import { benchOffering } from './offering/benchOffering';
import { benchPortal } from './portal/benchPortal';
import { benchProjection } from './projection/benchProjection';
import { readBenchOptions, type BenchOptions } from './readBenchOptions';
import type { Figure } from './report/Figure';
import { printFigures } from './report/printFigures';
import { saveFigures } from './report/saveFigures';

type Benchmark = (options: BenchOptions) => Promise<Figure[]>;

/** Each benchmark by the word that selects it; each has clusters of its own. */
const benchmarks: Record<string, Benchmark> = {
  claims: inCluster(benchClaims),
  offering: inCluster(benchOffering),
  portal: inCluster(benchPortal),
  catalog: inCluster(async cluster => {
    const backend = await startCatalogBackend(cluster);
    try {
      return [await benchClassToCatalog(cluster, backend)];
    } finally {
      await backend.stop();
    }
  }),
  projection: benchProjection,
};

function inCluster(
  measure: (cluster: BenchCluster, options: BenchOptions) => Promise<Figure[]>,
): Benchmark {
  return async options => {
    const cluster = await BenchCluster.start();
    try {
      return await measure(cluster, options);
    } finally {
      await cluster.stop();
    }
  };
}

async function main(args: readonly string[]): Promise<void> {
  const { words, ...options } = readBenchOptions(args);
  const unknown = words.filter(word => !(word in benchmarks));
  if (unknown.length > 0) {
    throw new Error(
      `No benchmark is called ${unknown.join(', ')}; there are ${Object.keys(
        benchmarks,
      ).join(', ')}.`,
    );
  }
  const file = path.join(rootDir, '.run/bench.json');
  for (const [word, measure] of Object.entries(benchmarks)) {
    if (words.length > 0 && !words.includes(word)) continue;
    const figures = await measure(options);
    printFigures(figures);
    await saveFigures(file, figures);
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
