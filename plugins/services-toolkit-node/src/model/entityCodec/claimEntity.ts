import { claimEntityName, offeringEntityName } from '@services-toolkit/claims';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  type ClaimKind,
  entityTypes,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { annotations } from '@services-toolkit/kubernetes-api';
import { toEntityFields } from './entityFields';
import { locationAnnotations } from './locationAnnotations';
import type { CatalogFields } from '../fieldPrecedence/readFields';

/** What the entity of a claim is made from. @public */
export interface ClaimFacts {
  readonly kind: ClaimKind;
  readonly cluster: string;
  /** The provider group of the cluster. */
  readonly group: string;
  readonly namespace: string;
  readonly name: string;
  /** The class that the claim refers to, if it refers to one by name. */
  readonly className?: string;
  readonly fields: CatalogFields;
  /** Full ref of the entity that it is believed to be made for. */
  readonly madeFor?: string;
  /** A ClassClaim of the same namespace and name exists: it has the plain entity name. */
  readonly nameTaken?: boolean;
}

/** The entity of a claim. It says what was asked for, never how it goes: pages read that live. @public */
export function encodeClaim(claim: ClaimFacts): Entity {
  const { cluster, className, group, kind, madeFor, name, namespace } = claim;
  const fields = toEntityFields(claim.fields);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: group,
      name: entityNameOfClaim(claim),
      title: name,
      annotations: {
        ...locationAnnotations(
          cluster,
          namespace,
          `${kind.toLocaleLowerCase('en-US')}s`,
          name,
        ),
        [annotations.cluster]: cluster,
        [annotations.namespace]: namespace,
        [annotations.claim]: name,
        [annotations.claimKind]: kind,
        ...(className && { [annotations.class]: className }),
      },
      ...fields.metadata,
    },
    spec: {
      type: entityTypes.claim,
      ...fields.spec,
      ...(className && { dependsOn: [offeringEntityRef(group, className)] }),
      ...(madeFor && { dependencyOf: [madeFor] }),
    },
  };
}

/** @public */
export function offeringEntityRef(group: string, className: string): string {
  return stringifyEntityRef({
    kind: 'resource',
    namespace: group,
    name: offeringEntityName(className),
  });
}

/**
 * Name of the entity of a claim. A ResourceClaim of one's own may have the name of a ClassClaim beside it. Both get an entity, so
 * the second name carries the kind in its hash.
 */
export function entityNameOfClaim(
  claim: Pick<ClaimFacts, 'cluster' | 'namespace' | 'name' | 'nameTaken'>,
): string {
  const { cluster, name, namespace, nameTaken } = claim;
  return claimEntityName(
    cluster,
    namespace,
    name,
    nameTaken ? 'ResourceClaim' : undefined,
  );
}
