import {
  startDeployedControlPlane,
  type DeployedControlPlane,
} from '@services-toolkit/control-plane';

const portal = 'system:serviceaccount:services-toolkit:services-toolkit-portal';

/** A line of the API server's audit log, as far as tests look at it. */
export interface AuditedRequest {
  verb: string;
  stage: string;
  user: { username: string };
  impersonatedUser?: { username: string; groups?: string[] };
  objectRef?: { resource?: string; name?: string; namespace?: string };
}

/** A real API server with deploy/ applied, and what it takes to point a portal at it. */
export interface TestCluster extends DeployedControlPlane {
  /** What the portal asked of the API server so far, in whose name, from its audit log. */
  portalRequests(): Promise<AuditedRequest[]>;
  /** The lines of its audit log that name an object. */
  auditOf(name: string): Promise<string>;
}

export async function startTestCluster(
  options?: Parameters<typeof startDeployedControlPlane>[0],
): Promise<TestCluster> {
  const cluster = await startDeployedControlPlane(options);
  return {
    ...cluster,
    async portalRequests() {
      return (await cluster.auditLines())
        .filter(line => line.includes(portal))
        .map((line): AuditedRequest => JSON.parse(line))
        .filter(request => request.user.username === portal);
    },
    async auditOf(name) {
      const lines = await cluster.auditLines();
      return lines.filter(line => line.includes(`"name":"${name}"`)).join('\n');
    },
  };
}
