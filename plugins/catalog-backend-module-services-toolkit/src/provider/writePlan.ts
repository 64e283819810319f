import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import type { KnownEntities } from '../plan/PlanInput';
import type { Plan } from '../plan/plan';
import { providerName } from './ServicesToolkitEntityProvider';

/** A delta is one transaction: a first start on a large cluster must not hold one for long. */
const deltaSize = 200;

/** Constant, like the provider's name: an entity belongs to whoever wrote its location key first. */
const locationKey = providerName;

/**
 * Writes the plan as deltas, and notes in `knownEntities` what was written. Removals come first: where an entity gets
 * another name, an observer sees it missing rather than twice.
 */
export async function writePlan(
  { removals, upserts }: Plan,
  deps: {
    connection: EntityProviderConnection;
    knownEntities: KnownEntities;
    logger: LoggerService;
  },
): Promise<void> {
  const { connection, knownEntities, logger } = deps;
  for (const removed of chunks(removals)) {
    await connection.applyMutation({
      type: 'delta',
      added: [],
      removed: removed.map(entity => ({ entity, locationKey })),
    });
    removed.forEach(entity => knownEntities.delete(entity));
  }
  for (const added of chunks(upserts)) {
    await connection.applyMutation({
      type: 'delta',
      added: added.map(entity => ({ entity, locationKey })),
      removed: [],
    });
    added.forEach(entity => knownEntities.set(entity));
  }
  if (upserts.length || removals.length) {
    logger.info(
      `Services and claims in the catalog: ${upserts.length} written, ${removals.length} removed`,
    );
  }
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += deltaSize) {
    yield items.slice(start, start + deltaSize);
  }
}
