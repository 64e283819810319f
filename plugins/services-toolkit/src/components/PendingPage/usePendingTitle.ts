import { useTexts } from '../../hooks/useTexts';
import type { PendingGroup } from '../../model/pendingGroups';

/** Reasons for which there are words; what is said of others is the claim's own sentence. */
const worded = [
  'NoClaimableInstances',
  'NoMatchingClass',
  'ClassDoesNotExist',
  'ClassNotReady',
  'ClaimNotAuthorized',
  'ReasonParametersInvalid',
  'ResourceNotReady',
  'UnableToQueryClaimableInstances',
  'UnableToCreateClaimableInstance',
  'deleting',
] as const;

/** What a group of claims waits for, in a sentence. */
export function usePendingTitle(
  { reason, claims }: PendingGroup,
  names: { service: string; cluster: string },
): string {
  const t = useTexts();
  const known = worded.find(one => one === reason);
  const what = {
    claims: t('pending.claims', { count: claims.length }),
    class: names.service,
    cluster: names.cluster,
  };
  if (known) {
    return t(`pending.reason.${known}`, what);
  }
  return reason
    ? t('pending.otherReason', { ...what, reason })
    : t('pending.noReason', what);
}
