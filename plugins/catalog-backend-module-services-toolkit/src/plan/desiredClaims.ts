import {
  type Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import {
  type ClaimKind,
  namespaceBelongsToEntity,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { resolvedClassName } from '@services-toolkit/claims';
import {
  annotations,
  type ClassClaim,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  claimFields,
  classFields,
  encodeClaim,
  entityNamedBy,
  type PlanKey,
  readFields,
  type SaidFields,
  toSystemRef,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ClusterRead, PlanInput, Read } from './PlanInput';

type ClaimPlanKey = Extract<PlanKey, { kind: 'claim' }>;

/**
 * The entities of the ClassClaim and the ResourceClaim of one namespace and name. What a kind's list does not have
 * goes; where there is no list of a kind, its entity stays as it is. What a cluster had goes when it left the
 * configuration, and so do all where the configuration leaves claims out.
 */
export function desiredClaims(
  planKey: ClaimPlanKey,
  present: readonly Entity[],
  input: PlanInput,
): readonly Entity[] {
  const cluster = input.clusters.find(({ name }) => name === planKey.cluster);
  if (!cluster || input.defaults.claims === false) {
    return [];
  }
  const key = `${planKey.namespace}/${planKey.name}`;
  const kept = (kind: ClaimKind) =>
    present.find(
      ({ metadata }) => metadata.annotations?.[annotations.claimKind] === kind,
    );

  const { classClaims, resourceClaims } = cluster;
  const classClaim = classClaims.ok ? classClaims.get(key) : undefined;
  const first = classClaims.ok
    ? classClaim &&
      claimEntity(planKey, 'ClassClaim', classClaim, cluster, input, {
        before: kept('ClassClaim'),
      })
    : kept('ClassClaim');

  const resourceClaim = resourceClaims.ok ? resourceClaims.get(key) : undefined;
  const second = resourceClaims.ok
    ? resourceClaim &&
      claimEntity(planKey, 'ResourceClaim', resourceClaim, cluster, input, {
        before: kept('ResourceClaim'),
        nameTaken: first !== undefined,
      })
    : kept('ResourceClaim');

  return [first, second].flatMap(entity => (entity ? [entity] : []));
}

function claimEntity(
  { namespace, name }: ClaimPlanKey,
  kind: ClaimKind,
  claim: ClassClaim | ResourceClaim,
  cluster: ClusterRead,
  input: PlanInput,
  { before, nameTaken }: { before?: Entity; nameTaken?: boolean },
): Entity {
  const className =
    claim.kind === 'ClassClaim' ? resolvedClassName(claim) : undefined;
  const madeFor = entityMadeFor(claim, cluster, input, before);
  return encodeClaim({
    kind,
    cluster: cluster.name,
    group: cluster.group,
    namespace,
    name,
    fields: claimFields(
      {
        claim: readFields(claim),
        madeFor: madeFor.says,
        namespace: saidBy(cluster.namespaces, namespace),
        class: className ? saidByClass(cluster, className, before) : {},
        defaults: input.defaults,
      },
      before,
    ),
    ...(className && { className }),
    ...(madeFor.ref && { madeFor: madeFor.ref }),
    ...(nameTaken && { nameTaken }),
  });
}

/** With what services say of it. Where these are not told, what was decided stands, and for a new claim the class's own word. */
function saidByClass(
  { classes, saidOfClass }: ClusterRead,
  className: string,
  before: Entity | undefined,
): SaidFields | 'unread' {
  const byServices = saidOfClass(className);
  if (!classes.ok || (!byServices.ok && before)) {
    return 'unread';
  }
  return classFields(
    classes.get(className),
    byServices.ok ? byServices.said : undefined,
  );
}

function saidBy(
  read: Read<KubernetesObject>,
  key: string,
): SaidFields | 'unread' {
  return read.ok ? readFields(read.get(key)) : 'unread';
}

/**
 * The entity that the claim is made for, as far as it is believed: anyone who may write in the namespace can write the
 * annotation, so the namespace has to be the entity's (see `namespaceBelongsToEntity`). Where the catalog or the cluster
 * does not answer, what was decided stands.
 */
function entityMadeFor(
  claim: ClassClaim | ResourceClaim,
  { namespaces }: ClusterRead,
  input: PlanInput,
  before: Entity | undefined,
): { ref?: string; says: SaidFields | 'unread' } {
  const ref = entityNamedBy(claim);
  if (!ref) {
    return { says: {} };
  }
  const decided = madeForBefore(before, ref)
    ? ({ ref, says: 'unread' } as const)
    : { says: {} };
  const related = input.related(ref);
  if (!related.known) {
    return decided;
  }
  const { entity } = related;
  const { namespace = '' } = claim.metadata;
  const ownerRef = namespaces.ok
    ? namespaces.get(namespace)?.metadata.annotations?.[annotations.owner]
    : undefined;
  if (
    entity &&
    namespaceBelongsToEntity(
      { name: namespace, ...(ownerRef && { ownerRef }) },
      entity,
    )
  ) {
    return { ref, says: fieldsByRelations(entity) };
  }
  // The namespace may name the entity's owner, if only it could be read.
  return entity && !namespaces.ok ? decided : { says: {} };
}

function fieldsByRelations({ relations = [] }: Entity): SaidFields {
  const owner = relations.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  const system = relations.find(
    ({ targetRef, type }) =>
      type === RELATION_PART_OF && toSystemRef(targetRef) !== undefined,
  )?.targetRef;
  return { ...(owner && { owner }), ...(system && { system }) };
}

function madeForBefore(before: Entity | undefined, ref: string): boolean {
  const { dependencyOf } = before?.spec ?? {};
  return Array.isArray(dependencyOf) && dependencyOf.includes(ref);
}
