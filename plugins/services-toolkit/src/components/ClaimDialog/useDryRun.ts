import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ClaimRequest,
  ClaimWithManifest,
  NeedClaimRequest,
  ResourceClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { servicesToolkitApiRef } from '../../api/servicesToolkitApiRef';

/** What the cluster's API server says of a claim that was not made yet. */
export type DryRun =
  | { state: 'checking' }
  | { state: 'accepted'; claim: ClaimWithManifest }
  | { state: 'refused'; error: unknown };

export function useDryRun(
  request: ClaimRequest | NeedClaimRequest | ResourceClaimRequest,
) {
  const api = useApi(servicesToolkitApiRef);
  const asked = JSON.stringify(request);
  const [answer, setAnswer] = useState<{ asked: string; dryRun: DryRun }>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const parsed: typeof request = JSON.parse(asked);
    setAnswer(undefined);
    api
      .createClaim(parsed, { dryRun: true, signal })
      .then(
        (claim): DryRun => ({ state: 'accepted', claim }),
        (error: unknown): DryRun => ({ state: 'refused', error }),
      )
      .then(dryRun => {
        if (!signal.aborted) {
          setAnswer({ asked, dryRun });
        }
      });
    return () => controller.abort();
  }, [api, asked, attempt]);

  const dryRun: DryRun =
    answer?.asked === asked ? answer.dryRun : { state: 'checking' };
  return { dryRun, retry: useCallback(() => setAttempt(n => n + 1), []) };
}
