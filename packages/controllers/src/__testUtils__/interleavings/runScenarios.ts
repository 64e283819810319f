import fc from 'fast-check';
import { assertAtRest } from './invariants';
import { MemoryWorld } from './MemoryWorld';
import { deleteClaims, play } from './perform';
import { anyScenario, instanceMadeAgain } from './Scenario';

/**
 * Plays so many scenarios of a seed on APIs in memory.
 *
 * @throws the first that ends badly, as fast-check words it
 */
export async function runScenarios(options: {
  count: number;
  seed: number;
  /** Looks for a smaller scenario that ends badly too, which takes a while. */
  shrink: boolean;
}): Promise<void> {
  const { count, seed, shrink } = options;
  await fc.assert(
    fc.asyncProperty(anyScenario, async scenario => {
      const world = await MemoryWorld.start(seed, scenario.delays);
      try {
        await play(world, scenario);
        assertAtRest(world.state);
        await deleteClaims(world);
        assertAtRest(world.state);
      } finally {
        await world.stop();
      }
    }),
    {
      numRuns: count,
      seed,
      endOnFailure: !shrink,
      examples: [[instanceMadeAgain]],
    },
  );
}
