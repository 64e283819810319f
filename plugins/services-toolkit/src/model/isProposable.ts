import { describeError } from './describeError';

/**
 * Whether a claim that the cluster did not take may be right all the same, so that it can be proposed: the person may
 * lack a right there, the namespace may come with the same pull request, or the cluster may be away.
 */
export function isProposable(refusal: unknown): boolean {
  const { status } = describeError(refusal);
  return status !== undefined && [401, 403, 404, 503].includes(status);
}
