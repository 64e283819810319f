import { useClaimTargets } from '../../hooks/useClaimTargets';
import { useClaimFor } from './useClaimFor';

/** What the claim is for: what the address says, else the only component that one has. */
export function useDialogTarget(
  forEntity: string | undefined,
): ReturnType<typeof useClaimFor> {
  const chosen = useClaimFor(forEntity);
  const { value, loading } = useClaimTargets();
  if (forEntity !== undefined) {
    return chosen;
  }
  const [only, ...others] = value?.targets ?? [];
  return value?.owned && value.complete && only && others.length === 0
    ? { loading: false, value: only }
    : { loading };
}
