/** `spec.type` of the entities that this module makes. People store queries with these: they do not change. */
export const entityTypes = {
  offering: 'service-offering',
  claim: 'service-claim',
  cluster: 'kubernetes-cluster',
} as const;
