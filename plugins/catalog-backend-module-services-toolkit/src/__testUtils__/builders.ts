import type { Entity } from '@backstage/catalog-model';
import {
  annotations,
  type ClassClaim,
  type ClusterInstanceClass,
  type ClusterServiceOffering,
  type Condition,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { describeService } from '@services-toolkit/offerings';
import type { CatalogDefaults } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ClusterRead, PlanInput, Read } from '../plan/PlanInput';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

export function aClass(
  name: string,
  more: {
    short?: string;
    title?: string;
    owner?: string;
    annotations?: Record<string, string>;
    ready?: Pick<Condition, 'status' | 'reason' | 'message'>;
  } = {},
): ClusterInstanceClass {
  const { owner, ready, short, title } = more;
  return {
    apiVersion,
    kind: 'ClusterInstanceClass',
    metadata: {
      name,
      annotations: {
        ...(title && { [annotations.title]: title }),
        ...(owner && { [annotations.owner]: owner }),
        ...more.annotations,
      },
    },
    spec: {
      pool: { kind: 'Secret' },
      ...(short && { description: { short } }),
    },
    ...(ready && { status: { conditions: [{ type: 'Ready', ...ready }] } }),
  };
}

/** With a plan for each class that is named. */
export function anOffering(
  name: string,
  more: { classes?: string[]; spec?: ClusterServiceOffering['spec'] } = {},
): ClusterServiceOffering {
  return {
    apiVersion,
    kind: 'ClusterServiceOffering',
    metadata: { name, generation: 1 },
    spec: {
      plans: (more.classes ?? []).map(className => ({
        name: `plan-${className}`,
        classRef: { name: className },
      })),
      ...more.spec,
    },
  };
}

export function aClassClaim(
  key: string,
  more: { className?: string; entityRef?: string; owner?: string } = {},
): ClassClaim {
  return {
    apiVersion,
    kind: 'ClassClaim',
    metadata: claimMetadata(key, more),
    spec: { classRef: { name: more.className ?? 'postgres' } },
  };
}

export function aResourceClaim(
  key: string,
  more: { entityRef?: string } = {},
): ResourceClaim {
  return {
    apiVersion,
    kind: 'ResourceClaim',
    metadata: claimMetadata(key, more),
    spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: 'credentials' } },
  };
}

function claimMetadata(
  key: string,
  { entityRef, owner }: { entityRef?: string; owner?: string },
) {
  const [namespace, name] = key.split('/');
  return {
    namespace,
    name,
    annotations: {
      ...(entityRef && { [annotations.entityRef]: entityRef }),
      ...(owner && { [annotations.owner]: owner }),
    },
  };
}

export function aNamespace(name: string, owner?: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      ...(owner && { annotations: { [annotations.owner]: owner } }),
    },
  };
}

/** The list was read, and this is all there is. */
export function listed<T extends KubernetesObject>(...objects: T[]): Read<T> {
  const byKey = new Map(
    objects.map(object => {
      const { name, namespace } = object.metadata;
      return [[namespace, name].filter(Boolean).join('/'), object];
    }),
  );
  return { ok: true, get: key => byKey.get(key), list: () => objects };
}

/** No list, for whatever reason. */
export const notRead: Read<never> = { ok: false };

/** A cluster of group `services` that answers and has nothing. */
export function aCluster(
  name: string,
  more: Partial<ClusterRead> = {},
): ClusterRead {
  return {
    name,
    group: 'services',
    services: listed(),
    describe: offering => describeService(offering, []),
    classes: listed(),
    saidOfClass: () => ({ ok: true, said: { offeredBy: [] } }),
    classClaims: listed(),
    resourceClaims: listed(),
    namespaces: listed(),
    ...more,
  };
}

/** A cluster that has not given any list since the start. */
export function aSilentCluster(
  name: string,
  more: Partial<ClusterRead> = {},
): ClusterRead {
  return aCluster(name, {
    services: notRead,
    classes: notRead,
    saidOfClass: () => ({ ok: false }),
    classClaims: notRead,
    resourceClaims: notRead,
    namespaces: notRead,
    ...more,
  });
}

export function aComponent(
  name: string,
  more: { namespace?: string; owner?: string; system?: string } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      namespace: 'default',
      name,
      annotations: more.namespace
        ? { 'backstage.io/kubernetes-namespace': more.namespace }
        : {},
    },
    relations: [
      {
        type: 'ownedBy',
        targetRef: more.owner ?? 'group:default/team-apps',
      },
      ...(more.system ? [{ type: 'partOf', targetRef: more.system }] : []),
    ],
  };
}

export function knowing(
  clusters: ClusterRead[],
  more: {
    components?: Entity[] | 'no answer';
    foreignClusters?: string[];
    defaults?: Partial<CatalogDefaults>;
  } = {},
): PlanInput {
  const { components = [], defaults, foreignClusters = [] } = more;
  return {
    clusters,
    defaults: { owner: 'group:default/platform-team', tags: [], ...defaults },
    foreignClusters: new Set(foreignClusters),
    related: ref => {
      if (components === 'no answer') {
        return { known: false };
      }
      const entity = components.find(
        ({ metadata }) => ref === `component:default/${metadata.name}`,
      );
      return { known: true, ...(entity && { entity }) };
    },
  };
}

/** What the catalog gives back for an entity that was written: more than that. */
export function asReadBack(entity: Entity): Entity {
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      uid: '6f0fa0b6',
      etag: 'c0ffee',
      annotations: {
        ...entity.metadata.annotations,
        'example.com/added-by-a-processor': 'yes',
      },
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/x' }],
  };
}
