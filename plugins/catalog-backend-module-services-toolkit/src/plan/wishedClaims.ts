import { type Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { namespaceBelongsToEntity } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  annotations,
  type ClassClaim,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { toEntityRef, toOwnerRef } from '../translate/toOwnerRef';
import { type ClaimKind, translateClaim } from '../translate/translateClaim';
import { isOwnedByClassClaim } from './isOwnedByClassClaim';
import type { ClusterRead, Knowledge } from './Knowledge';
import type { Subject } from './Subject';

type ClaimSubject = Extract<Subject, { kind: 'claim' }>;

/**
 * The entities of the ClassClaim and the ResourceClaim of one namespace and name. What a kind's list does not have
 * goes; where there is no list of a kind, its entity stays as it is. What a cluster had goes when it left the
 * configuration.
 */
export function wishedClaims(
  subject: ClaimSubject,
  present: readonly Entity[],
  knowledge: Knowledge,
): readonly Entity[] {
  const cluster = knowledge.clusters.find(
    ({ name }) => name === subject.cluster,
  );
  if (!cluster) {
    return [];
  }
  const key = `${subject.namespace}/${subject.name}`;
  const kept = (kind: ClaimKind) =>
    present.find(
      ({ metadata }) => metadata.annotations?.[annotations.claimKind] === kind,
    );

  const { classClaims, resourceClaims } = cluster;
  const classClaim = classClaims.ok ? classClaims.get(key) : undefined;
  const first = classClaims.ok
    ? classClaim &&
      claimEntity(subject, 'ClassClaim', classClaim, cluster, knowledge, {
        before: kept('ClassClaim'),
      })
    : kept('ClassClaim');

  const resourceClaim = resourceClaims.ok ? resourceClaims.get(key) : undefined;
  const ownResourceClaim =
    resourceClaim && !isOwnedByClassClaim(resourceClaim)
      ? resourceClaim
      : undefined;
  const second = resourceClaims.ok
    ? ownResourceClaim &&
      claimEntity(
        subject,
        'ResourceClaim',
        ownResourceClaim,
        cluster,
        knowledge,
        { before: kept('ResourceClaim'), nameTaken: first !== undefined },
      )
    : kept('ResourceClaim');

  return [first, second].flatMap(entity => (entity ? [entity] : []));
}

function claimEntity(
  { namespace, name }: ClaimSubject,
  kind: ClaimKind,
  claim: ClassClaim | ResourceClaim,
  cluster: ClusterRead,
  knowledge: Knowledge,
  { before, nameTaken }: { before?: Entity; nameTaken?: boolean },
): Entity {
  const namespaceOwner = cluster.namespaces.ok
    ? cluster.namespaces.get(namespace)?.metadata.annotations?.[
        annotations.owner
      ]
    : undefined;
  const madeFor = entityMadeFor(
    claim,
    { name: namespace, ...(namespaceOwner && { ownerRef: namespaceOwner }) },
    knowledge,
    before,
  );
  const className =
    'classRef' in claim.spec ? claim.spec.classRef?.name : undefined;
  const owner =
    toOwnerRef(claim.metadata.annotations?.[annotations.owner]) ??
    madeFor.owner ??
    toOwnerRef(namespaceOwner) ??
    (className ? classOwner(className, cluster, before) : undefined) ??
    knowledge.defaultOwner;

  return translateClaim({
    kind,
    cluster: cluster.name,
    group: cluster.group,
    namespace,
    name,
    owner,
    ...(className && { className }),
    ...(madeFor.ref && { madeFor: madeFor.ref }),
    ...(nameTaken && { nameTaken }),
  });
}

/**
 * The entity that the claim is made for, as far as it is believed: anyone who may write in the namespace can write the
 * annotation, so the namespace has to be the entity's (see `namespaceBelongsToEntity`).
 */
function entityMadeFor(
  claim: ClassClaim | ResourceClaim,
  namespace: { name: string; ownerRef?: string },
  knowledge: Knowledge,
  before: Entity | undefined,
): { ref?: string; owner?: string } {
  const ref = toEntityRef(
    claim.metadata.annotations?.[annotations.entityRef],
    'component',
  );
  if (!ref) {
    return {};
  }
  const related = knowledge.related(ref);
  if (!related.known) {
    return decidedBefore(before, ref); // The catalog did not answer: what was decided stands.
  }
  if (!related.entity || !namespaceBelongsToEntity(namespace, related.entity)) {
    return {};
  }
  const owner = related.entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  return { ref, ...(owner && { owner }) };
}

function decidedBefore(
  before: Entity | undefined,
  ref: string,
): { ref?: string; owner?: string } {
  const { dependencyOf, owner } = before?.spec ?? {};
  return Array.isArray(dependencyOf) && dependencyOf.includes(ref)
    ? { ref, ...(typeof owner === 'string' && { owner }) }
    : {};
}

function classOwner(
  className: string,
  { classes }: ClusterRead,
  before: Entity | undefined,
): string | undefined {
  if (classes.ok) {
    const { metadata } = classes.get(className) ?? {};
    return toOwnerRef(metadata?.annotations?.[annotations.owner]);
  }
  return typeof before?.spec?.owner === 'string'
    ? before.spec.owner
    : undefined;
}
