import type { ResourceType } from '@services-toolkit/kubernetes-api';

/**
 * Where composite resources (XRs) of a definition live, and where Crossplane keeps its own fields in them: `LegacyCluster` has
 * them in `spec`, and connection Secrets; the others have them in `spec.crossplane`, and no connection Secrets.
 *
 * @public
 */
export type CompositeScope = 'LegacyCluster' | 'Cluster' | 'Namespaced';

/** What a CompositeResourceDefinition (XRD) says, as far as it matters to classes and claims. @public */
export interface CompositeDefinition {
  /** The XRD's name. */
  name: string;
  scope: CompositeScope;
  /** The kind that it defines, in the version that compositions refer to (`referenceable`). */
  type: ResourceType;
  /** Whether Crossplane serves the kind, and why not. */
  established: { kind: 'yes' } | { kind: 'no'; message: string };
  /**
   * The schema of `spec` in that version without the fields that are Crossplane's own: what a claim may say in its parameters.
   * It takes nothing where the XRD has no `spec`.
   */
  parametersSchema: Record<string, unknown>;
}
