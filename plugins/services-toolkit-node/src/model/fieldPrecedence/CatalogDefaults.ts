/**
 * What is configured for entities of which nothing else says it.
 *
 * @public
 */
export interface CatalogDefaults {
  /** Full entity ref. The catalog takes nothing without an owner. */
  readonly owner: string;
  /** Full ref of the system of services. */
  readonly system?: string;
  readonly tags: readonly string[];
  /** `false`: claims are no entities. */
  readonly claims?: false;
}
