import {
  annotations,
  builtinResourceTypes,
  projection,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { linkKubeConfig } from '../../../runtime/links/linkKubeConfig';
import { requestToken } from '../rules/requestToken';
import type { KubeconfigStep } from './decide';
import { ownedMetadata } from './desired';
import type { UpstreamLinkObservation } from './observe';

const { secrets } = builtinResourceTypes;

/** Writes the kubeconfig with a new token; answers until when that is valid. */
export async function writeKubeconfig(
  client: KubernetesClient,
  { link, secret, endpoint }: UpstreamLinkObservation,
  { secretName, hash }: Extract<KubeconfigStep, { kind: 'write' }>,
): Promise<string> {
  const { namespace = '' } = link.metadata;
  const { server = '', caData } = endpoint;
  const { token, expirationTimestamp } = await requestToken(client, namespace);
  const text = linkKubeConfig(
    { server, token, ...(caData !== undefined && { caData }) },
    namespace,
  );
  const owned = ownedMetadata(link, secretName);
  const metadata =
    secret.is === 'ours' ? { ...secret.object.metadata, ...owned } : owned;
  const object = {
    ...{ apiVersion: 'v1', kind: 'Secret', type: 'Opaque' },
    metadata: {
      ...metadata,
      annotations: {
        ...(secret.is === 'ours' && secret.object.metadata.annotations),
        [annotations.kubeconfigOf]: hash,
      },
    },
    data: {
      [projection.kubeconfigKey]: Buffer.from(text).toString('base64'),
    },
  } as KubernetesObject;
  if (secret.is === 'ours') {
    await client.update(secrets, object);
  } else {
    await client.create(secrets, object);
  }
  return expirationTimestamp;
}
