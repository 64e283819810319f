/** Annotations that only the controllers write and read; those that others read too are in kubernetes-api. */
export const controllerAnnotations = {
  /** On a Lease: what is held, as JSON of an ObjectReference. The Lease's name is a hash and can't be read back. */
  leasedResource: 'resourceclaims.services.apps.tanzu.vmware.com/resource-ref',
} as const;
