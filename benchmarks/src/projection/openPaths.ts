import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import * as http from 'node:http';
import * as https from 'node:https';
import { createInterface } from 'node:readline';
import type { ProjectionClusters } from '@services-toolkit/test-support';
import { parse } from 'yaml';

/** Sends a GET and reads all of the answer; answers with how many milliseconds that took. */
export type Get = (
  path: string,
  headers?: Record<string, string>,
) => Promise<number>;

/** The ways by which the same object can be asked for. */
export interface Paths {
  /** The service cluster, with the token of the link. */
  direct: Get;
  /** The workload cluster. */
  through: Get;
  /** The aggregated API server, as the workload cluster's API server asks it. */
  hop: Get;
  /** `kubectl proxy` in its place. */
  kubectlProxy: Get;
  close(): void;
}

interface KubeConfig {
  clusters: {
    cluster: { server: string; 'certificate-authority-data': string };
  }[];
  users: {
    user: {
      token?: string;
      'client-certificate-data'?: string;
      'client-key-data'?: string;
    };
  }[];
}

export async function openPaths(clusters: ProjectionClusters): Promise<Paths> {
  const { workload, server } = clusters;
  const link = await clusters.directKubeconfig();
  const proxy = await startKubectlProxy(link);
  const direct = await ofKubeconfig(link);
  const through = await ofKubeconfig(workload.kubeconfig);
  const hop = getter(
    `https://localhost:${await server.port()}`,
    { 'x-remote-user': 'kubernetes-admin', 'x-remote-group': 'system:masters' },
    {
      // Its certificate is for its Service.
      rejectUnauthorized: false,
      cert: await workload.pki('front-proxy-client.crt'),
      key: await workload.pki('front-proxy-client.key'),
    },
  );
  const kubectlProxy = getter(proxy.url, {});
  const all = { direct, through, hop, kubectlProxy };
  return {
    direct: direct.get,
    through: through.get,
    hop: hop.get,
    kubectlProxy: kubectlProxy.get,
    close() {
      Object.values(all).forEach(({ agent }) => agent.destroy());
      proxy.stop();
    },
  };
}

async function ofKubeconfig(file: string) {
  const { clusters, users }: KubeConfig = parse(await readFile(file, 'utf8'));
  const { server, 'certificate-authority-data': ca } = clusters[0]!.cluster;
  const { token, ...user } = users[0]!.user;
  const decoded = (data: string | undefined) =>
    data && Buffer.from(data, 'base64').toString();
  const cert = decoded(user['client-certificate-data']);
  const key = decoded(user['client-key-data']);
  return getter(server, token ? { authorization: `Bearer ${token}` } : {}, {
    ca: decoded(ca),
    ...(cert && key && { cert, key }),
  });
}

function getter(
  url: string,
  own: Record<string, string>,
  tls?: https.AgentOptions,
) {
  const agent = tls
    ? new https.Agent({ ...tls, keepAlive: true })
    : new http.Agent({ keepAlive: true });
  const { request } = tls ? https : http;
  const get: Get = (path, headers) =>
    new Promise((resolve, reject) => {
      const begin = performance.now();
      const sent = request(
        url + path,
        { agent, headers: { ...own, ...headers } },
        response => {
          response.once('end', () => {
            if (response.statusCode === 200) resolve(performance.now() - begin);
            else reject(new Error(`${path} answers ${response.statusCode}`));
          });
          response.once('error', reject).resume();
        },
      );
      sent.once('error', reject).end();
    });
  return { agent, get };
}

async function startKubectlProxy(kubeconfig: string) {
  const child = spawn(
    'kubectl',
    [`--kubeconfig=${kubeconfig}`, 'proxy', '--port=0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(createInterface(child.stdout), 'line');
  const port = /:(\d+)$/.exec(line)?.[1];
  if (!port) throw new Error(`kubectl proxy did not start: ${line}`);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => void child.kill('SIGTERM'),
  };
}
