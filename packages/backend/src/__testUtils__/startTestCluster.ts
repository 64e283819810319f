import {
  startDeployedControlPlane,
  type DeployedControlPlane,
} from '@services-toolkit/control-plane';

/** The part of an audit event that tests look at. */
export interface AuditedRequest {
  auditID: string;
  verb: string;
  user: { username?: string };
  impersonatedUser?: { username: string };
  objectRef?: { resource?: string; name?: string };
}

/** A real API server with deploy/ applied, and what it takes to point a portal at it. */
export interface TestCluster extends DeployedControlPlane {
  apply(...objects: object[]): Promise<void>;
  /** What a ServiceAccount asked of the API server so far, from its audit log; the portal's unless told another one. */
  requestsOf(account?: string): Promise<AuditedRequest[]>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const cluster = await startDeployedControlPlane();
  return {
    ...cluster,
    async apply(...items) {
      await cluster.kubectl(['apply', '-f', '-'], {
        apiVersion: 'v1',
        kind: 'List',
        items,
      });
    },
    async requestsOf(account = 'services-toolkit-portal') {
      const requests = (await cluster.auditLines())
        .filter(line => line.includes(`:${account}"`))
        .map((line): AuditedRequest => JSON.parse(line))
        .filter(({ user }) => user.username?.endsWith(`:${account}`));
      // A request has a line for each of its stages.
      return [...new Map(requests.map(one => [one.auditID, one])).values()];
    },
  };
}

export function aClass(name: string) {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: { name },
    spec: { pool: { kind: 'Secret' } },
  };
}
