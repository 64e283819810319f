import type { CompositeScope } from './CompositeDefinition';

/** The fields that Crossplane 1 adds to `spec` of each XR, and those of its claims. */
const legacy: readonly string[] = [
  'claimRef',
  'compositionRef',
  'compositionRevisionRef',
  'compositionRevisionSelector',
  'compositionSelector',
  'compositionUpdatePolicy',
  'compositeDeletePolicy',
  'environmentConfigRefs',
  'publishConnectionDetailsTo',
  'resourceRef',
  'resourceRefs',
  'writeConnectionSecretToRef',
];

/** The fields in `spec` of an XR that are Crossplane's own, whatever the XRD says. @public */
export function ownCompositeFields(scope: CompositeScope): readonly string[] {
  return scope === 'LegacyCluster' ? legacy : ['crossplane'];
}
