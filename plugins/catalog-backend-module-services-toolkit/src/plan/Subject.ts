import type { Entity } from '@backstage/catalog-model';
import { annotations } from '@services-toolkit/kubernetes-api';
import { entityTypes } from '../translate/entityTypes';

/** The thing in the world that one decision of the plan is about. It outlives the objects and entities that stand for it. */
export type Subject =
  | { readonly kind: 'offering'; group: string; className: string }
  | { readonly kind: 'claim'; cluster: string; namespace: string; name: string }
  | { readonly kind: 'cluster'; cluster: string };

/** Equal for equal subjects. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case 'offering':
      return `offering/${subject.group}/${subject.className}`;
    case 'claim':
      return `claim/${subject.cluster}/${subject.namespace}/${subject.name}`;
    default:
      return `cluster/${subject.cluster}`;
  }
}

/** What an entity of ours is about; `undefined` for one that does not say. */
export function subjectOf(entity: Entity): Subject | undefined {
  const { annotations: texts = {}, namespace } = entity.metadata;
  const className = texts[annotations.class];
  const cluster = texts[annotations.cluster];
  const claimNamespace = texts[annotations.namespace];
  const name = texts[annotations.claim];
  switch (entity.spec?.type) {
    case entityTypes.offering:
      return className && namespace
        ? { kind: 'offering', group: namespace, className }
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
