import {
  annotations,
  apiVersionOf,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';

/** The object that somebody knows and wants, and where the claim on it is to be. */
export interface WantedObject {
  apiVersion: string;
  kind: string;
  name: string;
  /** Where the object is. */
  objectNamespace: string;
  /** Where the claim, and with it the credentials, are to be. */
  namespace: string;
  /** The catalog entity that the claim is for. */
  entityRef?: string;
}

/** The ResourceClaim on one named object, as one would apply it with kubectl. */
export function resourceClaimManifest(wanted: WantedObject) {
  const { apiVersion, kind, name, objectNamespace, namespace } = wanted;
  return {
    apiVersion: apiVersionOf(resourceTypes.resourceClaims),
    kind: resourceTypes.resourceClaims.kind,
    metadata: {
      name,
      namespace,
      ...(wanted.entityRef && {
        annotations: { [annotations.entityRef]: wanted.entityRef },
      }),
    },
    spec: {
      ref: {
        apiVersion,
        kind,
        name,
        ...(objectNamespace &&
          objectNamespace !== namespace && { namespace: objectNamespace }),
      },
    },
  };
}
