import { createHash } from 'node:crypto';
import {
  labels,
  projection,
  projectionResourceTypes,
  type KubernetesObject,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { controllerReference } from '../../../runtime/controllerReference';
import type { Binding } from '../../../runtime/links/Binding';
import { clusterRoleRef, linkSubjects } from '../../../runtime/links/bindings';
import type { Endpoint } from './readEndpoint';

const rbacApi = 'rbac.authorization.k8s.io/v1';

export function secretNameOf({ metadata, spec }: UpstreamClusterLink): string {
  return spec.kubeconfig?.secretName ?? `${metadata.name}-kubeconfig`;
}

/** One for each namespace, since a namespace has one link. */
export function extrasBindingName(namespace: string): string {
  return `${projection.serviceAccount}:${namespace}`;
}

/** Metadata of everything in the namespace of a link that is made for it. */
export function ownedMetadata({ metadata }: UpstreamClusterLink, name: string) {
  return {
    ...{ name, namespace: metadata.namespace },
    labels: { [labels.upstreamLinkUid]: metadata.uid ?? '' },
    ownerReferences: [
      controllerReference(
        projectionResourceTypes.upstreamClusterLinks,
        metadata,
      ),
    ],
  };
}

/** As whom the other side comes. No Pod runs as it. */
export function desiredServiceAccount(
  link: UpstreamClusterLink,
): KubernetesObject {
  return {
    ...{ apiVersion: 'v1', kind: 'ServiceAccount' },
    metadata: ownedMetadata(link, projection.serviceAccount),
    automountServiceAccountToken: false,
  } as KubernetesObject;
}

/** Lets it impersonate itself, and renew its token. */
export function desiredRoleBinding(link: UpstreamClusterLink): Binding {
  return {
    ...{ apiVersion: rbacApi, kind: 'RoleBinding' },
    metadata: ownedMetadata(link, projection.linkRole),
    roleRef: clusterRoleRef(projection.linkRole),
    subjects: linkSubjects(link.metadata.namespace ?? ''),
  };
}

/** Lets it say in whose name it asks, which gives no rights. */
export function desiredClusterRoleBinding({
  metadata: { namespace = '', uid = '' },
}: UpstreamClusterLink): Binding {
  return {
    ...{ apiVersion: rbacApi, kind: 'ClusterRoleBinding' },
    metadata: {
      name: extrasBindingName(namespace),
      labels: { [labels.upstreamLinkUid]: uid },
    },
    roleRef: clusterRoleRef(projection.extrasRole),
    subjects: linkSubjects(namespace),
  };
}

/** What a kubeconfig is about: another one has to be written for another. */
export function kubeconfigHash(
  { server, caData }: Endpoint,
  accountUid: string,
): string {
  return createHash('sha256')
    .update(JSON.stringify([server, caData, accountUid]))
    .digest('hex');
}
