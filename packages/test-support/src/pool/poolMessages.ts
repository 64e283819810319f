import type {
  DeployedAddress,
  DeployedControl,
  DeployOptions,
} from '../cluster/deployControlPlane';

/** Names the socket of the pool that serves the tests of one run. */
export const POOL_VARIABLE = 'SERVICES_TOOLKIT_CONTROL_PLANE_POOL';

/** What a borrower asks, one line of JSON each; a connection is for one control plane, which ends with it. */
export type PoolRequest =
  | { do: 'take'; options: DeployOptions }
  | { do: keyof DeployedControl };

/** The answer to each request, in the order in which they were made. */
export type PoolAnswer = { address?: DeployedAddress } | { error: string };
