/**
 * `spec.type` of the entities that Services Toolkit makes. People store queries with these: they do not change.
 *
 * @public
 */
export const entityTypes = {
  service: 'service',
  offering: 'service-offering',
  claim: 'service-claim',
  cluster: 'kubernetes-cluster',
} as const;
