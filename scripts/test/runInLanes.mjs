/**
 * Runs jobs side by side where they do not disturb each other. Light ones keep a core busy; those with a cluster mostly
 * wait, so more of them fit: three processes at a time, of which one is light while there are light ones. Then what has
 * to be alone, one after the other, and at last what reads what the others have left.
 *
 * @template Result
 * @param {import('./planJobs.mjs').Job[]} jobs the longest first
 * @param {(job: import('./planJobs.mjs').Job) => Promise<Result>} run
 * @returns {Promise<Result[]>}
 */
export async function runInLanes(jobs, run) {
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
  await Promise.all([
    follow(light, cluster),
    follow(cluster, light),
    follow(cluster),
  ]);
  await follow(inLane('alone'), inLane('last'));
  return results;
}
