import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { startDeployedControlPlane } from '@services-toolkit/control-plane';
import { createServicesToolkitClusters } from '../clusters/createServicesToolkitClusters';
import type { ServicesToolkitCluster } from '../ServicesToolkitClusters';

/** The part of an audit event that tests look at. */
export interface AuditedRequest {
  auditID: string;
  verb: string;
  requestURI: string;
  user: { username?: string };
  impersonatedUser?: { username: string; groups: string[] };
  objectRef?: { resource?: string; name?: string };
}

/** A real API server with deploy/ applied. */
export interface TestCluster {
  readonly server: string;
  /** As an administrator. */
  kubectl(args: readonly string[], input?: object): Promise<string>;
  /** A new token of the portal's ServiceAccount. */
  portalToken(): Promise<string>;
  /** A file of its own with that text. */
  file(text: string): Promise<string>;
  /** The cluster as one more backend process would have it. */
  connect(settings?: {
    identity?: string;
    tokenFile?: string;
  }): ServicesToolkitCluster;
  /** What the portal has asked for up to now, as the API server's audit log has it. */
  requestsOf(
    which: (request: AuditedRequest) => boolean,
  ): Promise<AuditedRequest[]>;
  /** Ends the API server as a crash would; `restart` brings it back with its data, at the same address. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTestCluster(): Promise<TestCluster> {
  const dir = await mkdtemp(join(tmpdir(), 'services-toolkit-node-'));
  const cluster = await startDeployedControlPlane();
  const { server, kubectl: run } = cluster;
  const portalToken = () =>
    run([
      'create',
      'token',
      'services-toolkit-portal',
      '--namespace=services-toolkit',
    ]);
  let files = 0;
  const file = async (text: string) => {
    files += 1;
    const path = join(dir, `file-${files}`);
    await writeFile(path, text);
    return path;
  };

  const caFile = await file(Buffer.from(cluster.caData, 'base64').toString());
  const usualTokenFile = await file(cluster.portalToken);
  const stopping = new AbortController();

  return {
    server,
    kubectl: run,
    portalToken,
    file,
    connect: ({ identity, tokenFile = usualTokenFile } = {}) =>
      createServicesToolkitClusters({
        signal: stopping.signal,
        logger: mockServices.rootLogger(),
        portal() {
          throw new Error('this cluster is reached directly');
        },
        config: new ConfigReader({
          servicesToolkit: {
            clusters: { workload: identity ? { identity } : {} },
          },
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [
                  {
                    name: 'workload',
                    url: server,
                    ...(identity === 'user' && {
                      authProvider: 'oidc',
                      oidcTokenProvider: 'okta',
                    }),
                    serviceAccountTokenFile: tokenFile,
                    caFile,
                  },
                ],
              },
            ],
          },
        }),
      }).get('workload'),
    async requestsOf(which) {
      const requests = (await cluster.auditLines())
        .map((line): AuditedRequest => JSON.parse(line))
        .filter(
          request =>
            request.user.username?.endsWith(':services-toolkit-portal') &&
            which(request),
        );
      // A request has a line for each of its stages.
      return [...new Map(requests.map(one => [one.auditID, one])).values()];
    },
    kill: cluster.kill,
    restart: cluster.restart,
    async stop() {
      stopping.abort();
      await cluster.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
