import {
  startDeployedControlPlane,
  type DeployedControlPlane,
} from '@services-toolkit/control-plane';

/** A real API server with deploy/ applied, and what it takes to point a portal at it. */
export interface TestCluster extends DeployedControlPlane {
  /** Which kinds the portal has asked for lists of, each as often as it did; from the audit log. */
  lists(): Promise<string[]>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const cluster = await startDeployedControlPlane();
  return {
    ...cluster,
    async lists() {
      return (await cluster.auditLines())
        .filter(line => line.includes(':services-toolkit-portal"'))
        .map(line => JSON.parse(line))
        .filter(
          ({ stage, verb }) => verb === 'list' && stage === 'ResponseComplete',
        )
        .map(({ objectRef }): string => objectRef.resource)
        .sort();
    },
  };
}
