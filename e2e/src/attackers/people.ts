import type { Forgery } from './Attacker';

/** Where they may write. */
export const ownNamespaces = [
  'attacker-editor',
  'attacker-admin',
  'attacker-portal',
];

const asNamespaced: readonly Forgery[] = [
  ...(['classClaims', 'classClaims', 'classClaims'] as const),
  ...(['claimsByNeed', 'claimsByNeed'] as const),
  ...(['resourceClaims', 'resourceClaims', 'resourceClaims'] as const),
  ...(['secrets', 'secrets', 'configMaps', 'leases'] as const),
];

/** Who attacks: with which rights, is in manifests/attackers.yaml. */
export const people: {
  user: string;
  namespace: string;
  kinds: readonly Forgery[];
  /** Who may change every class by right would make the victims wait, and gain nothing. */
  sparesOffers?: boolean;
}[] = [
  {
    user: 'attacker-editor',
    namespace: 'attacker-editor',
    kinds: asNamespaced,
  },
  {
    user: 'attacker-admin',
    namespace: 'attacker-admin',
    kinds: [...asNamespaced, 'resourceClaimPolicies'],
  },
  {
    user: 'attacker-operator',
    namespace: 'attacker-editor',
    kinds: [
      'clusterInstanceClasses',
      'clusterResourceProvisionTemplates',
      'clusterResourceProvisionTemplates',
      'resourceClassAccessBindings',
      ...(['clusterServiceOfferings', 'clusterServiceOfferings'] as const),
      ...(['clusterResources', 'clusterExampleUsages'] as const),
      // What guarantees are judged by; only the controllers may write it.
      'clusterInfrastructures',
    ],
    sparesOffers: true,
  },
];
