import type { Entity } from '@backstage/catalog-model';
import type { PlanInput, KnownEntities } from './PlanInput';
import { refOf } from './refOf';
import { sameEntity } from './sameEntity';
import {
  type PlanKey,
  planKeyText,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { desiredClaims } from './desiredClaims';
import { desiredCluster } from './desiredCluster';
import { desiredOffering } from './desiredOffering';
import { desiredService } from './desiredService';

/** The difference between what the catalog holds of ours and what it should hold. */
export interface Plan {
  readonly upserts: readonly Entity[];
  readonly removals: readonly Entity[];
}

/**
 * Decides what to write, from what the catalog holds and what was read. Pure, and the only place that removes an
 * entity: the desired entities of a key are those that a read proves to be there and those that no read has
 * disproved; the rest goes.
 *
 * @param planKeys - what may have changed; left out: everything
 */
export function plan(
  knownEntities: KnownEntities,
  input: PlanInput,
  planKeys: Iterable<PlanKey> = allKeys(knownEntities, input),
): Plan {
  const upserts: Entity[] = [];
  const removals: Entity[] = [];
  for (const planKey of planKeys) {
    const present = knownEntities.of(planKey);
    const desired = desiredEntities(planKey, present, input);
    const presentByRef = byRef(present);
    const desiredByRef = byRef(desired);
    for (const [ref, entity] of desiredByRef) {
      const old = presentByRef.get(ref);
      if (!old || !sameEntity(old, entity)) {
        upserts.push(entity);
      }
    }
    for (const [ref, entity] of presentByRef) {
      if (!desiredByRef.has(ref)) {
        removals.push(entity);
      }
    }
  }
  return { upserts, removals };
}

function desiredEntities(
  planKey: PlanKey,
  present: readonly Entity[],
  input: PlanInput,
): readonly Entity[] {
  switch (planKey.kind) {
    case 'offering':
      return desiredOffering(planKey, present, input);
    case 'service':
      return desiredService(planKey, present, input);
    case 'claim':
      return desiredClaims(planKey, present, input);
    default:
      return desiredCluster(planKey, input);
  }
}

function allKeys(
  knownEntities: KnownEntities,
  { clusters }: PlanInput,
): Iterable<PlanKey> {
  const planKeys = new Map<string, PlanKey>();
  const add = (planKey: PlanKey) => planKeys.set(planKeyText(planKey), planKey);
  knownEntities.planKeys().forEach(add);
  for (const { name: cluster, group, ...reads } of clusters) {
    add({ kind: 'cluster', cluster });
    for (const { metadata } of reads.services.ok ? reads.services.list() : []) {
      if (metadata.name) {
        add({ kind: 'service', group, serviceName: metadata.name });
      }
    }
    for (const { metadata } of reads.classes.ok ? reads.classes.list() : []) {
      if (metadata.name) {
        add({ kind: 'offering', group, className: metadata.name });
      }
    }
    for (const claims of [reads.classClaims, reads.resourceClaims]) {
      for (const claim of claims.ok ? claims.list() : []) {
        const { name, namespace } = claim.metadata;
        if (name && namespace) {
          add({ kind: 'claim', cluster, namespace, name });
        }
      }
    }
  }
  return planKeys.values();
}

function byRef(entities: readonly Entity[]): Map<string, Entity> {
  return new Map(entities.map(entity => [refOf(entity), entity]));
}
