import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import { serviceEntityName } from '@services-toolkit/claims';
import { entityTypes } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { annotations } from '@services-toolkit/kubernetes-api';
import type { CatalogDefaults } from '../fieldPrecedence/CatalogDefaults';
import { offeringFields } from '../fieldPrecedence/offeringFields';
import { none } from '../fieldPrecedence/readFields';
import type { ServicePart } from '../services/KnownService';
import type { ServiceIdentity, ServiceTexts } from '../services/ServiceTexts';
import { fieldsOfEntity, toEntityFields } from './entityFields';
import { locationAnnotations } from './locationAnnotations';

/**
 * What a service's entity says: the ClusterServiceOffering in the clusters of one provider group.
 *
 * @public
 */
export interface DecodedService {
  readonly group: string;
  readonly serviceName: string;
  readonly parts: readonly ServicePart[];
  readonly texts: ServiceTexts;
}

/** @public */
export function serviceEntityRef(group: string, serviceName: string): string {
  return stringifyEntityRef({
    kind: 'resource',
    namespace: group,
    name: serviceEntityName(serviceName),
  });
}

/**
 * It says what the service is, and never what it guarantees or what is free: that is different in each cluster, changes by
 * the minute, and pages read it live.
 *
 * @public
 */
export function encodeService(
  { group, serviceName, parts, texts }: DecodedService,
  defaults: CatalogDefaults,
): Entity {
  const fields = toEntityFields(offeringFields(texts.said, defaults));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: group,
      name: serviceEntityName(serviceName),
      title: texts.title,
      ...(texts.description && { description: texts.description }),
      annotations: {
        ...locationAnnotations(group, 'clusterserviceofferings', serviceName),
        [annotations.service]: serviceName,
        [annotations.clusters]: parts.map(part => part.cluster).join(','),
      },
      ...fields.metadata,
    },
    spec: {
      type: entityTypes.service,
      lifecycle: texts.lifecycle,
      ...fields.spec,
      // With these the claim API still tells what there is when it starts while the clusters are down.
      service: encodeIdentity(texts.identity),
      clusters: parts.map(({ cluster, ready }) => ({ name: cluster, ready })),
    },
  };
}

/**
 * The inverse of {@link encodeService}. What is not of that shape is left out.
 *
 * @returns undefined for what is no service's entity
 * @public
 */
export function decodeService(entity: Entity): DecodedService | undefined {
  const { metadata, spec } = entity;
  const serviceName = metadata.annotations?.[annotations.service];
  if (
    spec?.type !== entityTypes.service ||
    !serviceName ||
    !metadata.namespace
  ) {
    return undefined;
  }
  const fields = fieldsOfEntity(entity);
  const { lifecycle } = spec;
  return {
    group: metadata.namespace,
    serviceName,
    parts: Array.isArray(spec.clusters)
      ? spec.clusters.flatMap(decodePart)
      : [],
    texts: {
      title: metadata.title ?? serviceName,
      ...(metadata.description && { description: metadata.description }),
      lifecycle:
        lifecycle === 'experimental' || lifecycle === 'deprecated'
          ? lifecycle
          : 'production',
      // Nothing is left for defaults to say: it is in there already.
      said: { ...fields, system: fields.system ?? none },
      identity: decodeIdentity(spec.service),
    },
  };
}

function encodeIdentity(identity: ServiceIdentity): JsonObject {
  const { keywords, provider, deprecated, ...texts } = identity;
  return {
    ...texts,
    ...(provider && { provider: { ...provider } }),
    ...(deprecated && { deprecated: { ...deprecated } }),
    keywords: [...keywords],
  };
}

function decodeIdentity(value: JsonValue | undefined): ServiceIdentity {
  const said = isObject(value) ? value : {};
  const provider = onlyTexts(said.provider, ['name', 'url']);
  const deprecated = onlyTexts(said.deprecated, [
    'since',
    'replacement',
    'message',
  ]);
  return {
    // Our own provider wrote it, from what the API server's schema took.
    ...(onlyTexts(said, [
      'type',
      'protocol',
      'version',
      'category',
      'capabilityLevel',
    ]) as Omit<ServiceIdentity, 'keywords'>),
    ...(provider.name !== undefined && {
      provider: { ...provider, name: provider.name },
    }),
    ...(isObject(said.deprecated) && { deprecated }),
    keywords: Array.isArray(said.keywords)
      ? said.keywords.filter(word => typeof word === 'string')
      : [],
  };
}

function decodePart(value: JsonValue | undefined): ServicePart[] {
  if (!isObject(value) || typeof value.name !== 'string') {
    return [];
  }
  const { name, ready } = value;
  return [
    {
      cluster: name,
      ready: ready === 'True' || ready === 'False' ? ready : 'Unknown',
    },
  ];
}

function onlyTexts<K extends string>(
  value: JsonValue | undefined,
  keys: readonly K[],
): { [P in K]?: string } {
  const texts: { [P in K]?: string } = {};
  for (const key of keys) {
    const text = isObject(value) ? value[key] : undefined;
    if (typeof text === 'string') {
      texts[key] = text;
    }
  }
  return texts;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
