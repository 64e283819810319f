import { groupOf } from '@services-toolkit/claims';
import {
  annotations,
  finalizers,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import { groupOfDefinition } from '../../../runtime/watches/Definitions';
import type { Provisioner } from './Provisioner';

/** What a claim's instance is made from. */
export interface Origin {
  provisioner: Provisioner['name'];
  /** The name of the template, or of the CompositeResourceDefinition. */
  name: string;
}

/**
 * From what a claim's instance was made, or was about to be. Only the status tells, which only the controllers can write:
 * annotations and finalizers anybody can write who may write claims.
 *
 * Claims that the original left behind have no `provisionedBy`. All that it made are composite resources, and its
 * annotation is believed where it agrees with the resource that the status names.
 */
export function originOf({ metadata, status }: ClassClaim): Origin | undefined {
  const { provisionedBy, provisionedResourceRef: ref } = status ?? {};
  if (!ref) {
    return undefined;
  }
  if (provisionedBy?.template !== undefined) {
    return { provisioner: 'template', name: provisionedBy.template };
  }
  const noted = metadata.annotations?.[annotations.xrdName] ?? '';
  const agrees = groupOfDefinition(noted) === groupOf(ref.apiVersion);
  return {
    provisioner: 'crossplane',
    name: provisionedBy?.compositeResourceDefinition ?? (agrees ? noted : ''),
  };
}

/** Whether something was made for a claim, or may be: its status names it. */
export function isPlanned(claim: ClassClaim): boolean {
  return claim.status?.provisionedResourceRef !== undefined;
}

/** What keeps a claim until what was made for it is gone. */
export function hasProvisionFinalizer({
  metadata,
}: Pick<ClassClaim, 'metadata'>): boolean {
  return metadata.finalizers?.includes(finalizers.classClaimProvision) ?? false;
}
