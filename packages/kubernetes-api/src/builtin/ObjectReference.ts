/** Names one object of the Kubernetes API. @public */
export interface ObjectReference {
  /** Group and version, such as `v1` or `example.org/v1`. */
  apiVersion: string;
  kind: string;
  name: string;
  /** Absent for objects that have none, and where the context gives it. */
  namespace?: string;
}
