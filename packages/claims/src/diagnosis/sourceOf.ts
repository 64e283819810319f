import {
  annotations,
  apiVersionOf,
  type ClassClaim,
  type ClusterInstanceClass,
  type ObjectReference,
  type ResourceClaim,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import { crossplaneResourceTypes } from '../crossplane/crossplaneResourceTypes';

/**
 * The XRD or the template that a claim's instance is made from; pools have neither. Once something is made, the claim says
 * it itself: its class may be another by then, or may not be read.
 *
 * @public
 */
export function sourceOf(
  claim: ClassClaim | ResourceClaim,
  instanceClass?: ClusterInstanceClass,
): ObjectReference | undefined {
  if (claim.kind !== 'ClassClaim') {
    return undefined;
  }
  const said = claim.metadata.annotations ?? {};
  const { crossplane, template } = instanceClass?.spec?.provisioner ?? {};
  const named = {
    xrd: said[annotations.xrdName],
    template: said[annotations.provisionTemplate],
  };
  const { xrd, template: templateName } =
    named.xrd ?? named.template
      ? named
      : {
          xrd: crossplane?.compositeResourceDefinition,
          template: template?.name,
        };
  if (xrd) {
    const type = crossplaneResourceTypes.compositeResourceDefinitions;
    return { apiVersion: apiVersionOf(type), kind: type.kind, name: xrd };
  }
  const type = resourceTypes.clusterResourceProvisionTemplates;
  return templateName
    ? { apiVersion: apiVersionOf(type), kind: type.kind, name: templateName }
    : undefined;
}
