import { resolvedClassName } from '@services-toolkit/claims';
import type {
  ClusterWatch,
  ServicesToolkitCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import {
  builtinResourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type ResourceClaim,
  type ResourceType,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { ClusterRead, Read } from '../plan/PlanInput';
import type { PlanKey } from '../plan/PlanKey';
import { readFields } from '../translate/readFields';

export interface ClusterReader {
  /** What is known now. */
  read(): ClusterRead;
  stop(): void;
}

/**
 * Watches what becomes entities in one cluster.
 *
 * @param changed - told which keys a change may concern; `all` when the change is about what is known at all
 */
export function readCluster(
  cluster: ServicesToolkitCluster,
  changed: (planKeys: readonly PlanKey[] | 'all') => void,
): ClusterReader {
  const { group, name, title } = cluster;

  const follow = <T extends KubernetesObject>(
    type: ResourceType,
    subjectsOf: (object: T, gone: boolean) => readonly PlanKey[],
    options?: { metadataOnly: boolean },
  ): ClusterWatch<T> => {
    let known: string | undefined;
    return cluster.watch<T>(
      type,
      {
        onEvent: ({ object, type: what }) =>
          changed(subjectsOf(object, what === 'deleted')),
        onState: state => {
          if (state.kind !== known) {
            known = state.kind;
            changed('all');
          }
        },
      },
      options,
    );
  };

  const claimPlanKey = ({ metadata }: KubernetesObject): PlanKey => ({
    kind: 'claim',
    cluster: name,
    namespace: metadata.namespace ?? '',
    name: metadata.name ?? '',
  });
  const classClaims = follow<ClassClaim>(resourceTypes.classClaims, object => [
    claimPlanKey(object),
  ]);
  const resourceClaims = follow<ResourceClaim>(
    resourceTypes.resourceClaims,
    object => [claimPlanKey(object)],
  );

  // Claims may have their owner, system, tags and links from the class or the namespace.
  const classFields = fieldChanges();
  const namespaceFields = fieldChanges();
  const classes = follow<ClusterInstanceClass>(
    resourceTypes.clusterInstanceClasses,
    (object, gone) => {
      const className = object.metadata.name ?? '';
      return [
        { kind: 'offering', group, className },
        ...(classFields(object, gone)
          ? classClaims
              .list()
              .filter(claim => resolvedClassName(claim) === className)
              .map(claimPlanKey)
          : []),
      ];
    },
  );
  const namespaces = follow<KubernetesObject>(
    builtinResourceTypes.namespaces,
    (object, gone) =>
      namespaceFields(object, gone)
        ? [...classClaims.list(), ...resourceClaims.list()]
            .filter(
              ({ metadata }) => metadata.namespace === object.metadata.name,
            )
            .map(claimPlanKey)
        : [],
    { metadataOnly: true },
  );

  return {
    read() {
      // What a claim's entity rests on comes first: else it would be written twice at each start.
      const settled = isSettled(classes) && isSettled(namespaces);
      return {
        name,
        group,
        ...(title && { title }),
        classes: toRead(classes),
        namespaces: toRead(namespaces),
        classClaims: settled ? toRead(classClaims) : { ok: false },
        resourceClaims: settled ? toRead(resourceClaims) : { ok: false },
      };
    },
    stop() {
      for (const watch of [classes, namespaces, classClaims, resourceClaims]) {
        watch.stop();
      }
    },
  };
}

/** Read, or known not to be readable just now. */
function isSettled({ state }: ClusterWatch<KubernetesObject>): boolean {
  return state.kind !== 'initial';
}

/** Once there was a complete list, what is kept from it stays true until the cluster says otherwise. */
function toRead<T extends KubernetesObject>(watch: ClusterWatch<T>): Read<T> {
  return watch.hasSynced
    ? { ok: true, get: key => watch.get(key), list: () => watch.list() }
    : { ok: false };
}

const saysNothing = JSON.stringify(readFields(undefined));

/** Tells for an object that changed or is gone whether what it says about catalog entities did. */
function fieldChanges(): (object: KubernetesObject, gone: boolean) => boolean {
  const known = new Map<string, string>();
  return (object, gone) => {
    const name = object.metadata.name ?? '';
    const fields = gone ? saysNothing : JSON.stringify(readFields(object));
    const differs = (known.get(name) ?? saysNothing) !== fields;
    if (fields === saysNothing) {
      known.delete(name);
    } else {
      known.set(name, fields);
    }
    return differs;
  };
}
