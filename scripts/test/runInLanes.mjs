/**
 * Runs jobs side by side where they do not disturb each other. Light ones keep a core busy; those with a cluster or a
 * browser wait for half of their time, so that two of these fit a core: as many processes at a time as there are
 * lanes, of which one a core but the last is light while there are light ones. Then what has to be alone, one after the
 * other, and at last what reads what the others have left.
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
  await Promise.all([
    ...Array.from({ length: used - 1 }, () => follow(light, cluster)),
    ...Array.from({ length: used + 1 }, () => follow(cluster, light)),
  ]);
  await follow(inLane('alone'), inLane('last'));
  return results;
}

/** Of more, the memory of all the clusters would be too much. */
const mostCores = 6;
