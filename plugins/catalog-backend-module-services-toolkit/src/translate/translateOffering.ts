import { instancesOf, offeringEntityName } from '@services-toolkit/claims';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import {
  annotations,
  type ClusterInstanceClass,
  getCondition,
} from '@services-toolkit/kubernetes-api';
import { clusterEntityRef } from './translateCluster';
import { entityTypes } from './entityTypes';
import { fieldsOfEntity, toEntityFields } from './fieldsOfEntity';
import { locationAnnotations } from './locationAnnotations';
import type { CatalogFields } from './readFields';

/** What one cluster says about a class: the part of it that the entity shows. */
export interface OfferingPart {
  readonly cluster: string;
  readonly ready: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
}

/** What all clusters say alike; the first cluster in the configuration has the word. */
export interface OfferingTexts {
  readonly title?: string;
  readonly description?: string;
  readonly fields: CatalogFields;
  /** Whether a claim picks an instance that exists, or has one made. */
  readonly fulfilledFrom?: 'pool' | 'provisioner';
  /** What a claim yields: group, version and kind. */
  readonly instanceType?: JsonObject;
}

/** The entity of a class in the clusters of one provider group. */
export function translateOffering(offering: {
  group: string;
  className: string;
  parts: readonly OfferingPart[];
  texts: OfferingTexts;
}): Entity {
  const { group, className, parts, texts } = offering;
  const clusters = parts.map(part => part.cluster);
  const fields = toEntityFields(texts.fields);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: group,
      name: offeringEntityName(className),
      ...(texts.title && { title: texts.title }),
      ...(texts.description && { description: texts.description }),
      annotations: {
        ...locationAnnotations(group, 'clusterinstanceclasses', className),
        [annotations.class]: className,
        [annotations.clusters]: clusters.join(','),
      },
      ...fields.metadata,
    },
    spec: {
      type: entityTypes.offering,
      ...fields.spec,
      dependsOn: clusters.map(clusterEntityRef),
      // With these the claim API still tells what there is when it starts while the clusters are down.
      ...(texts.fulfilledFrom && { fulfilledFrom: texts.fulfilledFrom }),
      ...(texts.instanceType && { instanceType: texts.instanceType }),
      clusters: parts.map(toJson),
    },
  };
}

export function offeringPart(
  cluster: string,
  { status }: ClusterInstanceClass,
): OfferingPart {
  const ready = getCondition(status?.conditions, 'Ready');
  // Readiness changes when a person or an operator does something; times change all day, so they stay out.
  return {
    cluster,
    ready: ready?.status ?? 'Unknown',
    ...(ready?.reason && ready.status !== 'True' && { reason: ready.reason }),
    ...(ready?.message &&
      ready.status !== 'True' && { message: ready.message }),
  };
}

export function offeringTexts(
  className: string,
  { metadata, spec, status }: ClusterInstanceClass,
  fields: CatalogFields,
): OfferingTexts {
  const entityName = offeringEntityName(className);
  const title =
    metadata.annotations?.[annotations.title]?.trim() ||
    (entityName !== className ? className : undefined);
  const description = spec.description?.short?.trim();
  return {
    fields,
    ...(title && { title }),
    ...(description && { description }),
    fulfilledFrom: instancesOf({ spec }),
    ...(status?.instanceType && { instanceType: { ...status.instanceType } }),
  };
}

/** The parts that an entity was made of: the inverse of `translateOffering`. What is not of that shape is left out. */
export function partsOfEntity(entity: Entity): OfferingPart[] {
  const clusters = entity.spec?.clusters;
  return Array.isArray(clusters) ? clusters.flatMap(toPart) : [];
}

/** The texts that an entity was made of. */
export function textsOfEntity(
  entity: Entity,
  defaults: { readonly owner: string },
): OfferingTexts {
  const { metadata, spec } = entity;
  return {
    fields: { ...defaults, ...fieldsOfEntity(entity) },
    ...(metadata.title && { title: metadata.title }),
    ...(metadata.description && { description: metadata.description }),
    ...(isFulfilledFrom(spec?.fulfilledFrom) && {
      fulfilledFrom: spec.fulfilledFrom,
    }),
    ...(isObject(spec?.instanceType) && { instanceType: spec.instanceType }),
  };
}

function toJson({ cluster, ...rest }: OfferingPart): JsonObject {
  return { name: cluster, ...rest };
}

function toPart(value: unknown): OfferingPart[] {
  if (typeof value !== 'object' || value === null || !('name' in value)) {
    return [];
  }
  const { name, ready, reason, message } = value as Record<string, unknown>;
  if (typeof name !== 'string' || !isStatus(ready)) {
    return [];
  }
  return [
    {
      cluster: name,
      ready,
      ...(typeof reason === 'string' && { reason }),
      ...(typeof message === 'string' && { message }),
    },
  ];
}

function isFulfilledFrom(value: unknown): value is 'pool' | 'provisioner' {
  return value === 'pool' || value === 'provisioner';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStatus(value: unknown): value is OfferingPart['ready'] {
  return value === 'True' || value === 'False' || value === 'Unknown';
}
