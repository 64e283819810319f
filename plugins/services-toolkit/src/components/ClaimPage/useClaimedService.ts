import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useOffering } from '../../hooks/useOffering';
import { useService } from '../../hooks/useService';

/** The class that a claim is on, and the service that has it as a plan, as soon as they are known. */
export function useClaimedService(claim: Claim, on: Cluster | undefined) {
  const offering = useOffering(on?.group, claim.class).value;
  const [offeredBy] = offering?.offeredBy ?? [];
  const service = useService(
    on && offeredBy && { group: on.group, service: offeredBy.service },
  ).value;
  return { offering, service };
}
