import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInLanes } from './runInLanes.mjs';

describe('runInLanes', () => {
  /** Runs jobs of these lanes, and answers with which ran beside which. */
  async function run(lanes, cores = 2) {
    const jobs = lanes.map((lane, index) => ({
      name: `${lane} ${index}`,
      lane,
    }));
    const running = new Set();
    const beside = new Map();
    const order = [];
    const results = await runInLanes(
      jobs,
      async ({ name }) => {
        running.add(name);
        order.push(name);
        for (const one of running)
          beside.set(one, Math.max(beside.get(one) ?? 0, running.size));
        await new Promise(resolve => setTimeout(resolve, 5));
        running.delete(name);
        return name;
      },
      cores,
    );
    assert.deepEqual(results.sort(), jobs.map(({ name }) => name).sort());
    return { beside, order };
  }
  const many = lane => Array.from({ length: 12 }, () => lane);

  it('runs four at a time on two cores, of which one is light', async () => {
    const { beside, order } = await run([...many('light'), ...many('cluster')]);
    assert.equal(Math.max(...beside.values()), 4);
    const light = order.slice(0, 4).filter(name => name.startsWith('light'));
    assert.equal(light.length, 1);
  });

  it('uses more cores, but not without end', async () => {
    const most = async cores =>
      Math.max(
        ...(
          await run([...many('light'), ...many('cluster')], cores)
        ).beside.values(),
      );
    assert.equal(await most(1), 4);
    assert.equal(await most(4), 8);
    assert.equal(await most(64), 12);
  });

  it('leaves no lane idle while one kind is left', async () => {
    assert.equal(Math.max(...(await run(many('light'))).beside.values()), 4);
    assert.equal(Math.max(...(await run(many('cluster'))).beside.values()), 4);
  });

  it('runs what measures beside one light job, and nothing beside what is last', async () => {
    const { beside, order } = await run([
      ...['last', 'measures', 'cluster', 'measures', 'cluster', 'last'],
      ...many('light'),
    ]);
    for (const [name, count] of beside) {
      if (name.startsWith('measures')) assert.equal(count, 2, name);
      if (name.startsWith('last')) assert.equal(count, 1, name);
    }
    const laneAt = index => order.at(index).split(' ')[0];
    assert.deepEqual([laneAt(-2), laneAt(-1)], ['last', 'last']);
  });

  it('runs what measures alone where there is nothing light', async () => {
    const { beside } = await run([
      'cluster',
      'measures',
      'cluster',
      'measures',
    ]);
    for (const [name, count] of beside)
      assert.equal(count, name.startsWith('measures') ? 1 : 2, name);
  });
});
