import { ProjectionClusters } from '@services-toolkit/test-support';
import { benchNodeFlags } from '../environment/benchNodeFlags';
import type { Figure } from '../report/Figure';
import { measureGets } from './measureGets';
import { measureHost } from './measureHost';
import { measureLists } from './measureLists';
import { measureWatches } from './measureWatches';
import { openPaths } from './openPaths';

/** As the image runs it. */
const nodeFlags = [
  ...['--expose-gc', '--max-semi-space-size=8'],
  ...['--heap-growing-percent=40', '--no-memory-reducer'],
];

/** An API of another cluster: what it costs that it is asked for here, and what nobody pays who does not ask for it. */
export async function benchProjection(): Promise<Figure[]> {
  const clusters = await ProjectionClusters.start({
    serverFlags: [...nodeFlags, ...benchNodeFlags()],
  });
  try {
    const paths = await openPaths(clusters);
    try {
      return [
        ...(await measureGets(clusters, paths)),
        ...(await measureLists(clusters, paths)),
        await measureWatches(clusters),
        ...(await measureHost(clusters)),
      ];
    } finally {
      paths.close();
    }
  } finally {
    await clusters.stop();
  }
}
