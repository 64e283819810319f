import { describeMissingRule } from '../../../../runtime/MissingRule';
import { sourceVersion } from '../../kinds/intactCopy';
import { copyNames, type ClaimableResource } from '@services-toolkit/claims';
import type {
  BindingObservation,
  ResourceClaimObservation,
  SecretFacts,
} from '../ResourceClaimObservation';

export type BindingDecision =
  | { kind: 'bound'; name: string; keys?: readonly string[] }
  | { kind: 'copy'; source: SecretFacts; name: string; existing?: SecretFacts }
  | { kind: 'problem'; message: string }
  | { kind: 'pending' };

/**
 * How the credentials of a resource that is held get into the claim's namespace: in the resource's own namespace its
 * Secret itself is the binding, elsewhere a copy that is kept equal.
 */
export function decideBinding(
  { claim, binding, failures }: ResourceClaimObservation,
  resource: ClaimableResource,
): BindingDecision {
  const namespace = claim.metadata.namespace ?? '';
  const sourceName = resource.bindingName ?? '';
  const where = `Secret "${sourceName}" in namespace "${resource.identity.namespace}"`;
  if (!binding || binding.source.kind === 'pending') {
    return { kind: 'pending' };
  }
  const { source } = binding;
  switch (source.kind) {
    case 'forbidden':
      return problem(describeMissingRule(source.rule));
    case 'failed':
      return problem(`${where} cannot be looked at: ${source.message}`);
    case 'absent':
      return problem(
        `The resource names ${where} as its binding, which does not exist. The operator of the resource has to provide it; the claim continues automatically`,
      );
    case 'found':
      break;
    default:
      throw new TypeError(`Unknown reading: ${String(source)}`);
  }
  const { keys } = source.value;
  if (keys?.length === 0) {
    return problem(
      `${where}, which the resource names as its binding, is empty: these are no credentials. The operator of the resource has to fill it; the claim continues automatically`,
    );
  }
  if (resource.identity.namespace === namespace) {
    return { kind: 'bound', name: sourceName, ...(keys && { keys }) };
  }
  if (failures.copy !== undefined) {
    return problem(`${where} could not be copied: ${failures.copy}`);
  }
  return decideCopy(
    sourceName,
    claim.metadata.uid ?? '',
    source.value,
    binding,
  );
}

/**
 * The copy has the source's name; where something else has that name, the name with eight characters of the claim's UID
 * behind it. A Secret that was not copied for this claim (by the UID of its owner) is never written.
 */
function decideCopy(
  sourceName: string,
  claimUid: string,
  source: SecretFacts,
  { occupants, verified }: BindingObservation,
): BindingDecision {
  const names = copyNames(sourceName, claimUid);
  const occupantOf = (name: string) => occupants.find(one => one.name === name);
  const ours = (one: SecretFacts | undefined) => one?.ownerUid === claimUid;
  // A copy that exists keeps its name, also when the other one becomes free.
  const name =
    names.find(one => ours(occupantOf(one))) ??
    names.find(one => !occupantOf(one));
  if (name === undefined) {
    return problem(
      `The names ${names
        .map(one => `"${one}"`)
        .join(
          ' and ',
        )} are both taken by Secrets that are not this claim's. Rename or delete one of them`,
    );
  }
  const existing = occupantOf(name);
  if (existing?.deleting) {
    // What has no finalizers is gone at once.
    return problem(
      `The copy, Secret "${name}", is being deleted, and kept by its finalizers. It is copied anew when it is gone`,
    );
  }
  const upToDate =
    existing !== undefined &&
    (existing.intactCopyOf === sourceVersion(source) ||
      (verified?.source === source.resourceVersion &&
        verified.copy === existing.resourceVersion));
  return upToDate
    ? { kind: 'bound', name, ...(source.keys && { keys: source.keys }) }
    : { kind: 'copy', source, name, ...(existing && { existing }) };
}

function problem(message: string): BindingDecision {
  return { kind: 'problem', message };
}
