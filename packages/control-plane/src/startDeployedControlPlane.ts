import {
  deployControlPlane,
  readAuditLines,
  type DeployedAddress,
  type DeployedControl,
  type DeployOptions,
} from './deployControlPlane';
import { kubectl } from './kubectl';
import { borrowControlPlane } from './pool/borrowControlPlane';
import { POOL_VARIABLE } from './pool/poolMessages';

/** A control plane with `deploy/` applied, and what it takes to point a portal at it. */
export interface DeployedControlPlane extends DeployedAddress, DeployedControl {
  /** As an administrator. */
  kubectl(args: readonly string[], input?: string | object): Promise<string>;
  /** Its audit log so far: a line of JSON for each stage of a request. */
  auditLines(): Promise<string[]>;
}

/**
 * Gives a test file a control plane of its own with `deploy/` applied: one that the run's pool has ready, where there is
 * a pool, else a new one. It ends with this process at the latest.
 */
export async function startDeployedControlPlane(
  options: DeployOptions = {},
): Promise<DeployedControlPlane> {
  const pool = process.env[POOL_VARIABLE];
  const deployed = pool
    ? await borrowControlPlane(pool, options)
    : await deployControlPlane(options);
  const { kubeconfig, auditLog } = deployed;
  return {
    ...deployed,
    kubectl: (args, input) =>
      kubectl(args, { kubeconfig, ...(input !== undefined && { input }) }),
    auditLines: () => readAuditLines(auditLog),
  };
}
