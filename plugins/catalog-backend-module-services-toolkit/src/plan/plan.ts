import type { Entity } from '@backstage/catalog-model';
import { isOwnedByClassClaim } from '@services-toolkit/claims';
import type { Knowledge, LastGood } from './Knowledge';
import { refOf } from './refOf';
import { sameEntity } from './sameEntity';
import { type Subject, subjectKey } from './Subject';
import { wishedClaims } from './wishedClaims';
import { wishedCluster } from './wishedCluster';
import { wishedOffering } from './wishedOffering';

/** The difference between what the catalog holds of ours and what it should hold. */
export interface Plan {
  readonly upserts: readonly Entity[];
  readonly removals: readonly Entity[];
}

/**
 * Decides what to write, from what the catalog holds and what was read. Pure, and the only place that removes an
 * entity: the wished entities of a subject are those that a read proves to be there and those that no read has
 * disproved; the rest goes.
 *
 * @param subjects - what may have changed; left out: everything
 */
export function plan(
  lastGood: LastGood,
  knowledge: Knowledge,
  subjects: Iterable<Subject> = allSubjects(lastGood, knowledge),
): Plan {
  const upserts: Entity[] = [];
  const removals: Entity[] = [];
  for (const subject of subjects) {
    const present = lastGood.of(subject);
    const wished = wishedEntities(subject, present, knowledge);
    const presentByRef = byRef(present);
    const wishedByRef = byRef(wished);
    for (const [ref, entity] of wishedByRef) {
      const old = presentByRef.get(ref);
      if (!old || !sameEntity(old, entity)) {
        upserts.push(entity);
      }
    }
    for (const [ref, entity] of presentByRef) {
      if (!wishedByRef.has(ref)) {
        removals.push(entity);
      }
    }
  }
  return { upserts, removals };
}

function wishedEntities(
  subject: Subject,
  present: readonly Entity[],
  knowledge: Knowledge,
): readonly Entity[] {
  switch (subject.kind) {
    case 'offering':
      return wishedOffering(subject, present, knowledge);
    case 'claim':
      return wishedClaims(subject, present, knowledge);
    default:
      return wishedCluster(subject, knowledge);
  }
}

function allSubjects(
  lastGood: LastGood,
  { clusters }: Knowledge,
): Iterable<Subject> {
  const subjects = new Map<string, Subject>();
  const add = (subject: Subject) => subjects.set(subjectKey(subject), subject);
  lastGood.subjects().forEach(add);
  for (const { name: cluster, group, ...reads } of clusters) {
    add({ kind: 'cluster', cluster });
    for (const { metadata } of reads.classes.ok ? reads.classes.list() : []) {
      if (metadata.name) {
        add({ kind: 'offering', group, className: metadata.name });
      }
    }
    for (const claims of [reads.classClaims, reads.resourceClaims]) {
      for (const claim of claims.ok ? claims.list() : []) {
        const { name, namespace } = claim.metadata;
        if (name && namespace && !isOwnedByClassClaim(claim)) {
          add({ kind: 'claim', cluster, namespace, name });
        }
      }
    }
  }
  return subjects.values();
}

function byRef(entities: readonly Entity[]): Map<string, Entity> {
  return new Map(entities.map(entity => [refOf(entity), entity]));
}
