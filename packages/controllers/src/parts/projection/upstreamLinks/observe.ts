import {
  builtinResourceTypes,
  labels,
  projection,
  type KubernetesObject,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import type { ExportContext } from '../kinds/ProjectionContext';
import type { Binding } from '../../../runtime/links/Binding';
import {
  isControlledBy,
  readPresent,
  type Present,
} from '../../../runtime/writes/Write';
import { extrasBindingName, secretNameOf } from './desired';
import { readEndpoint, type Endpoint } from './readEndpoint';
import { servedLink } from '../../../runtime/links/servedLink';

const { clusterRoleBindings, roleBindings, secrets, serviceAccounts } =
  builtinResourceTypes;

/** What is known about an UpstreamClusterLink, and what there is of what it makes. */
export interface UpstreamLinkObservation {
  link: UpstreamClusterLink;
  /** The name of the older link that has the namespace. */
  servedInstead: string | undefined;
  serviceAccount: Present<KubernetesObject>;
  roleBinding: Present<Binding>;
  clusterRoleBinding: Present<Binding>;
  /** Metadata of the one that the kubeconfig goes to. */
  secret: Present<KubernetesObject>;
  /** Metadata of the one that it went to before, under another name. */
  formerSecret: Present<KubernetesObject>;
  /** All RoleBindings that give something to this link: read only while it is on its way out. */
  granted: readonly Binding[];
  endpoint: Endpoint;
}

/** Asks the API server for each object: a cache that lags behind would take its own writes for somebody else's. */
export async function observeUpstreamLink(
  { client, informers }: ExportContext,
  link: UpstreamClusterLink,
): Promise<UpstreamLinkObservation> {
  const { namespace = '', name = '', uid } = link.metadata;
  const isOurs = isControlledBy(uid);
  const served = servedLink(
    informers.upstreamLinks.byIndex('namespace', namespace),
  );
  const secretName = secretNameOf(link);
  const former = link.status?.kubeconfig?.secretName;
  const readSecret = (secret: string) =>
    readPresent<KubernetesObject>(
      client,
      secrets,
      { namespace, name: secret },
      isOurs,
      { metadataOnly: true },
    );
  return {
    link,
    servedInstead:
      served && served.metadata.name !== name
        ? served.metadata.name
        : undefined,
    serviceAccount: await readPresent<KubernetesObject>(
      client,
      serviceAccounts,
      { namespace, name: projection.serviceAccount },
      isOurs,
      { metadataOnly: true },
    ),
    roleBinding: await readPresent<Binding>(
      client,
      roleBindings,
      { namespace, name: projection.linkRole },
      isOurs,
    ),
    clusterRoleBinding: await readPresent<Binding>(
      client,
      clusterRoleBindings,
      { name: extrasBindingName(namespace) },
      // An object of a namespace owns none that is in none: the label is what says it, and it gives nothing by itself.
      binding => isForLink(binding, link),
    ),
    secret: await readSecret(secretName),
    formerSecret:
      former !== undefined && former !== secretName
        ? await readSecret(former)
        : { is: 'absent' },
    granted: link.metadata.deletionTimestamp
      ? informers.roleBindings.byIndex('link', uid ?? '')
      : [],
    endpoint: link.metadata.deletionTimestamp
      ? {}
      : await readEndpoint(client, link),
  };
}

function isForLink(
  { metadata }: Binding,
  { metadata: { uid = '' } }: UpstreamClusterLink,
): boolean {
  return metadata.labels?.[labels.upstreamLinkUid] === uid;
}
