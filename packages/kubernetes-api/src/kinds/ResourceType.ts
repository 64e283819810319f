/** A kind of the Kubernetes API, with all that is needed to make its URLs. @public */
export interface ResourceType {
  /** Empty for the core group. */
  group: string;
  version: string;
  kind: string;
  /** The name in URLs and RBAC rules. */
  plural: string;
  namespaced: boolean;
}
