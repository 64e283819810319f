/**
 * Runs jobs side by side where they do not disturb each other. Light ones keep a core busy; those with a cluster or a
 * browser wait for half of their time, so that two of these fit a core: as many processes at a time as there are
 * lanes, of which one a core but the last is light while there are light ones. What measures time comes first, one after
 * the other, beside light ones only, which have a lower priority; at last comes what reads what the others have left.
 *
 * @template Result
 * @param {import('./planJobs.mjs').Job[]} jobs the longest first
 * @param {(job: import('./planJobs.mjs').Job) => Promise<Result>} run
 * @param {number} cores
 * @returns {Promise<Result[]>}
 */
export async function runInLanes(jobs, run, cores) {
  const results = [];
  const inLane = lane => jobs.filter(job => job.lane === lane);
  const light = inLane('light');
  const cluster = inLane('cluster');
  const follow = async (...queues) => {
    for (;;) {
      const next = queues.find(queue => queue.length > 0)?.shift();
      if (!next) return;
      results.push(await run(next));
    }
  };
  const used = Math.min(Math.max(cores, 2), mostCores);
  const measured = follow(inLane('measures'));
  const lightFirst = async () => {
    await follow(light);
    await measured;
    await follow(cluster);
  };
  const clusterFirst = async () => {
    await measured;
    await follow(cluster, light);
  };
  await Promise.all([
    ...Array.from({ length: used - 1 }, lightFirst),
    ...Array.from({ length: used + 1 }, clusterFirst),
  ]);
  await follow(inLane('last'));
  return results;
}

/** Of more, the memory of all the clusters would be too much. */
const mostCores = 6;
