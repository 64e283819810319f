/** The part of every Kubernetes object's metadata that this project reads or writes. @public */
export interface ObjectMeta {
  name?: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  /** RFC 3339. */
  creationTimestamp?: string;
  /** RFC 3339. Set once the object's deletion was asked for; finalizers hold it up. */
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  managedFields?: ManagedFieldsEntry[];
}

/** An entry of `metadata.managedFields`, as far as this project reads it. */
export interface ManagedFieldsEntry {
  manager?: string;
  operation?: string;
  /** The fields by their names with `f:` before; `.` stands for the object itself. */
  fieldsV1?: Record<string, Record<string, unknown>>;
}

/** An entry of `metadata.ownerReferences`. The owner is in the same namespace, or in none. @public */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}
