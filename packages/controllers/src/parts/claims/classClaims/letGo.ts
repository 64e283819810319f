import {
  finalizers,
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';

/** Removes the finalizer from a claim, at the version that was looked at: somebody might have made its instance since. */
export async function letGo(
  client: Pick<KubernetesClient, 'patch'>,
  { metadata }: ClassClaim,
): Promise<void> {
  const { name = '', namespace = '', resourceVersion, uid } = metadata;
  try {
    await client.patch(
      resourceTypes.classClaims,
      { name, namespace },
      {
        metadata: {
          uid,
          resourceVersion,
          finalizers: (metadata.finalizers ?? []).filter(
            one => one !== finalizers.classClaimProvision,
          ),
        },
      },
      { type: 'merge' },
    );
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}
