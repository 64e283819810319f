import type {
  Claim,
  Cluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { protocolOf } from '../../model/protocols';
import type { Protocol } from '../../model/protocols';
import { useClaimedService } from './useClaimedService';

/**
 * What an application speaks to what was claimed, and which keys its service says the Secret will have: what the service
 * says of itself counts, else how its class and instances are called.
 */
export function useClaimedProtocol(
  claim: Claim,
  on: Cluster | undefined,
): { protocol?: Protocol; outputs: readonly string[] } {
  const { offering, service } = useClaimedService(claim, on);
  return {
    protocol: protocolOf([
      service?.protocol,
      service?.type,
      claim.class,
      offering?.title,
      offering?.instanceType?.kind,
      claim.resourceRef?.kind,
      claim.wantedRef?.kind,
    ]),
    outputs: (service?.outputs ?? []).map(({ key }) => key),
  };
}
