import type { Entity } from '@backstage/catalog-model';
import { entityTypes } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { annotations } from '@services-toolkit/kubernetes-api';

/** The thing in the world that one decision of the plan is about. It outlives the objects and entities that stand for it. @public */
export type PlanKey =
  | { readonly kind: 'offering'; group: string; className: string }
  | { readonly kind: 'service'; group: string; serviceName: string }
  | { readonly kind: 'claim'; cluster: string; namespace: string; name: string }
  | { readonly kind: 'cluster'; cluster: string };

/** Equal for equal keys. @public */
export function planKeyText(planKey: PlanKey): string {
  switch (planKey.kind) {
    case 'offering':
      return `offering/${planKey.group}/${planKey.className}`;
    case 'service':
      return `service/${planKey.group}/${planKey.serviceName}`;
    case 'claim':
      return `claim/${planKey.cluster}/${planKey.namespace}/${planKey.name}`;
    default:
      return `cluster/${planKey.cluster}`;
  }
}

/** What an entity of ours is about; `undefined` for one that does not say. @public */
export function planKeyOf(entity: Entity): PlanKey | undefined {
  const { annotations: texts = {}, namespace } = entity.metadata;
  const className = texts[annotations.class];
  const serviceName = texts[annotations.service];
  const cluster = texts[annotations.cluster];
  const claimNamespace = texts[annotations.namespace];
  const name = texts[annotations.claim];
  switch (entity.spec?.type) {
    case entityTypes.offering:
      return className && namespace
        ? { kind: 'offering', group: namespace, className }
        : undefined;
    case entityTypes.service:
      return serviceName && namespace
        ? { kind: 'service', group: namespace, serviceName }
        : undefined;
    case entityTypes.claim:
      return cluster && claimNamespace && name
        ? { kind: 'claim', cluster, namespace: claimNamespace, name }
        : undefined;
    case entityTypes.cluster:
      return cluster ? { kind: 'cluster', cluster } : undefined;
    default:
      return undefined;
  }
}
