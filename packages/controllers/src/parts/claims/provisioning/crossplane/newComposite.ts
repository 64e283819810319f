import {
  ownCompositeFields,
  type CompositeDefinition,
  type CompositeResource,
} from '@services-toolkit/claims';
import {
  annotations,
  apiVersionOf,
  labels,
  type ClassClaim,
  type ClusterInstanceClass,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';

type Choice = NonNullable<
  ClusterInstanceClass['spec']['provisioner']
>['crossplane'];

/**
 * The XR of a claim. `spec.compositionRevisionRef` is left to its operators. Parameters never reach Crossplane's own fields,
 * also where the XRD's schema lets everything through: they decide where Secrets go and whose objects count as the XR's.
 */
export function newComposite(
  claim: ClassClaim,
  ref: ObjectReference,
  { scope, type }: CompositeDefinition,
  choice: Choice,
  parameters: Record<string, unknown>,
): CompositeResource {
  const { name = '', namespace = '', uid = '' } = claim.metadata;
  const own = new Set(ownCompositeFields(scope));
  const wishes = Object.fromEntries(
    Object.entries(parameters).filter(([field]) => !own.has(field)),
  );
  const composition = compositionOf(choice);
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: {
      name: ref.name,
      ...(scope === 'Namespaced' && { namespace }),
      labels: { [labels.classClaimUid]: uid },
      annotations: { [annotations.classClaim]: `${namespace}/${name}` },
    },
    spec:
      scope === 'LegacyCluster'
        ? {
            ...wishes,
            ...composition,
            writeConnectionSecretToRef: { name: uid, namespace },
          }
        : {
            ...wishes,
            ...(Object.keys(composition).length > 0 && {
              crossplane: composition,
            }),
          },
  };
}

function compositionOf(choice: Choice): Record<string, unknown> {
  const { compositionRef, compositionSelector, compositionUpdatePolicy } =
    choice ?? {};
  return {
    ...(compositionRef
      ? { compositionRef }
      : compositionSelector?.matchLabels && { compositionSelector }),
    ...(compositionUpdatePolicy && { compositionUpdatePolicy }),
  };
}
