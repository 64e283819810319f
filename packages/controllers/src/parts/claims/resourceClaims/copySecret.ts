import { isDeepStrictEqual } from 'node:util';
import {
  annotations,
  builtinResourceTypes,
  labels,
  resourceTypes,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { controllerReference } from '../../../runtime/controllerReference';
import type { SecretFacts } from './ResourceClaimObservation';
import { copiedVersion, copyFieldManager, keyNames } from '../kinds/intactCopy';
import { secretFacts } from './secretFacts';

/** A Secret with its data, for as long as it is being copied. */
export interface Secret extends KubernetesObject {
  type?: string;
  data?: Record<string, string>;
  immutable?: boolean;
}

/** Reads the Secret to copy, with its data. */
export function readSource(
  client: KubernetesClient,
  { namespace, name }: SecretFacts,
): Promise<Secret> {
  return client.get<Secret>(builtinResourceTypes.secrets, { namespace, name });
}

/**
 * Makes the copy equal to the source. This file is the only place in the controllers where a Secret's data is
 * read; it is dropped when the run over the claim ends.
 *
 * An existing copy is replaced only at the resourceVersion and UID that were looked at: what somebody else puts
 * in its place in between is a conflict, and stays as it is.
 */
export async function copySecret(
  client: KubernetesClient,
  claim: ResourceClaim,
  desired: { name: string; existing?: SecretFacts },
  reading: Promise<Secret>,
): Promise<{ source: SecretFacts; copy: SecretFacts }> {
  const { secrets } = builtinResourceTypes;
  const fieldManager = copyFieldManager;
  const source = await reading;
  const copy = copyOf(source, claim, desired.name);
  const { existing } = desired;
  if (!existing) {
    const created = await client.create<Secret>(secrets, copy, {
      fieldManager,
    });
    return { source: factsOf(source), copy: factsOf(created) };
  }
  const current = await client.get<Secret>(secrets, existing);
  if (isDeepStrictEqual(contentOf(current), contentOf(copy))) {
    return { source: factsOf(source), copy: factsOf(current) };
  }
  const { uid, resourceVersion } = existing;
  if (current.type !== copy.type || current.immutable) {
    // The type of a Secret can't be changed, and nothing of an immutable one.
    await client.delete(secrets, existing, { uid, resourceVersion });
    const created = await client.create<Secret>(secrets, copy, {
      fieldManager,
    });
    return { source: factsOf(source), copy: factsOf(created) };
  }
  const updated = await client.update<Secret>(
    secrets,
    { ...copy, metadata: { ...copy.metadata, uid, resourceVersion } },
    { fieldManager },
  );
  return { source: factsOf(source), copy: factsOf(updated) };
}

function copyOf(source: Secret, claim: ResourceClaim, name: string): Secret {
  const owner = claim.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name,
      ...(owner.namespace && { namespace: owner.namespace }),
      labels: { [labels.resourceClaimUid]: owner.uid ?? '' },
      annotations: {
        [annotations.copiedFrom]: `${source.metadata.namespace}/${source.metadata.name}`,
        [annotations.copiedVersion]: copiedVersion(source),
      },
      // Whose it is, and what takes it away should the claim's finalizers be removed by force.
      ownerReferences: [
        controllerReference(resourceTypes.resourceClaims, owner),
      ],
    },
    type: source.type ?? 'Opaque',
    data: source.data ?? {},
  };
}

function factsOf(secret: Secret): SecretFacts {
  return secretFacts({
    ...secret,
    keys: keyNames(Object.keys(secret.data ?? {})),
  });
}

/** What makes two Secrets equal for those who use them, and this one ours. */
function contentOf({ type, data, metadata }: Secret): unknown {
  return {
    type,
    data: data ?? {},
    from: metadata.annotations?.[annotations.copiedFrom],
  };
}
