import { useClaimTargets } from '../../hooks/useClaimTargets';
import { useClaimFor } from './useClaimFor';

/** What the claim is for: what the address says, else the only component that one has. */
export function useDialogTarget(
  forEntity: string | undefined,
): ReturnType<typeof useClaimFor> {
  const { value, loading } = useClaimTargets();
  // What one chooses from a list is known: the step that one is on stays as it is, with the keyboard.
  const listed = value?.targets.find(
    ({ entityRef }) => entityRef === forEntity,
  );
  const chosen = useClaimFor(listed ? undefined : forEntity);
  if (listed || forEntity === '') {
    return { loading: false, value: listed };
  }
  if (forEntity !== undefined) {
    return chosen;
  }
  const [only, ...others] = value?.targets ?? [];
  return value?.owned && value.complete && only && others.length === 0
    ? { loading: false, value: only }
    : { loading };
}
