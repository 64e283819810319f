import { offeringEntityName } from '@services-toolkit/claims';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { entityTypes } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { annotations } from '@services-toolkit/kubernetes-api';
import type { CatalogDefaults } from '../fieldPrecedence/CatalogDefaults';
import { offeringFields } from '../fieldPrecedence/offeringFields';
import { none } from '../fieldPrecedence/readFields';
import type { OfferingPart } from '../offerings/OfferingPart';
import type { OfferingTexts } from '../offerings/OfferingTexts';
import type { OfferedBy } from '../services/saidOfClass';
import { clusterEntityRef } from './clusterEntity';
import { fieldsOfEntity, toEntityFields } from './entityFields';
import { locationAnnotations } from './locationAnnotations';
import { serviceEntityRef } from './serviceEntity';

/**
 * What an offering's entity says: the class in the clusters of one provider group.
 *
 * @public
 */
export interface DecodedOffering {
  readonly group: string;
  readonly className: string;
  readonly parts: readonly OfferingPart[];
  readonly texts: OfferingTexts;
  /** The plans of services that claims on it are, each once. */
  readonly offeredBy: readonly OfferedBy[];
}

/** @public */
export function encodeOffering(
  { group, className, parts, texts, offeredBy }: DecodedOffering,
  defaults: CatalogDefaults,
): Entity {
  const clusters = parts.map(part => part.cluster);
  const services = new Set(offeredBy.map(({ service }) => service));
  const fields = toEntityFields(offeringFields(texts.said, defaults));
  const name = offeringEntityName(className);
  const title = texts.title ?? className;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: group,
      name,
      // One that says no more than the name would not be read back.
      ...(title !== name && { title }),
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
      dependsOn: [
        ...clusters.map(clusterEntityRef),
        ...[...services].map(service => serviceEntityRef(group, service)),
      ],
      // With these the claim API still tells what there is when it starts while the clusters are down.
      ...(texts.fulfilledFrom && { fulfilledFrom: texts.fulfilledFrom }),
      ...(texts.instanceType && { instanceType: { ...texts.instanceType } }),
      ...(offeredBy.length > 0 && {
        offeredBy: offeredBy.map(({ service, plan }) => ({ service, plan })),
      }),
      clusters: parts.map(encodePart),
    },
  };
}

/**
 * The inverse of {@link encodeOffering}, but for the icon, which no entity holds. What is not of that shape is left out.
 *
 * @returns undefined for what is no offering's entity
 * @public
 */
export function decodeOffering(entity: Entity): DecodedOffering | undefined {
  const { metadata, spec } = entity;
  const className = metadata.annotations?.[annotations.class];
  if (
    spec?.type !== entityTypes.offering ||
    !className ||
    !metadata.namespace
  ) {
    return undefined;
  }
  const fields = fieldsOfEntity(entity);
  return {
    group: metadata.namespace,
    className,
    parts: Array.isArray(spec.clusters)
      ? spec.clusters.flatMap(decodePart)
      : [],
    offeredBy: Array.isArray(spec.offeredBy)
      ? spec.offeredBy.flatMap(decodeOfferedBy)
      : [],
    texts: {
      // Nothing is left for defaults to say: it is in there already.
      said: { ...fields, system: fields.system ?? none },
      ...(metadata.title &&
        metadata.title !== className && { title: metadata.title }),
      ...(metadata.description && { description: metadata.description }),
      ...(isFulfilledFrom(spec.fulfilledFrom) && {
        fulfilledFrom: spec.fulfilledFrom,
      }),
      ...(isObject(spec.instanceType) && {
        instanceType: onlyTexts(spec.instanceType),
      }),
    },
  };
}

/** Readiness changes when a person or an operator does something; why it is ready is of no use to anybody. */
function encodePart({ cluster, ready, reason, message }: OfferingPart) {
  return {
    name: cluster,
    ready,
    ...(ready !== 'True' && reason && { reason }),
    ...(ready !== 'True' && message && { message }),
  };
}

function decodePart(value: unknown): OfferingPart[] {
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

function decodeOfferedBy(value: unknown): OfferedBy[] {
  const { service, plan } = (value ?? {}) as Record<string, unknown>;
  return typeof service === 'string' && typeof plan === 'string'
    ? [{ service, plan }]
    : [];
}

function onlyTexts(values: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      // The group of Kubernetes' own kinds is empty.
      typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );
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
