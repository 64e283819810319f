import { readFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { json } from 'node:stream/consumers';
import type { TestCluster } from '@services-toolkit/test-support';
import { parse } from 'yaml';

/** What an API server answers. */
export interface Answered {
  code: number;
  headers: IncomingHttpHeaders;
  /** The body, which is a `Status` where something failed. */
  status: { message: string; reason: string };
  /** How long it took. */
  ms: number;
}

/** Requests of a cluster's administrator, as they are: kubectl would change them, and ask again. */
export class AdminRequests {
  static async to(cluster: TestCluster): Promise<AdminRequests> {
    const { users } = parse(await readFile(cluster.kubeconfig, 'utf8'));
    const pem = (field: string) =>
      Buffer.from(users[0].user[field], 'base64').toString();
    return new AdminRequests(
      cluster.server,
      new Agent({
        keepAlive: true,
        ca: Buffer.from(cluster.caData, 'base64'),
        cert: pem('client-certificate-data'),
        key: pem('client-key-data'),
      }),
    );
  }

  private constructor(
    private readonly server: string,
    private readonly agent: Agent,
  ) {}

  send(
    path: string,
    {
      method = 'GET',
      headers = {},
      body,
    }: {
      method?: string;
      headers?: Record<string, string | string[]>;
      body?: object | string;
    } = {},
  ): Promise<Answered> {
    const begin = performance.now();
    return new Promise((resolve, reject) => {
      const request = httpsRequest(
        this.server + path,
        {
          ...{ method, agent: this.agent },
          headers: {
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
        },
        response => {
          json(response).then(
            status =>
              resolve({
                code: response.statusCode ?? 0,
                headers: response.headers,
                status: status as Answered['status'],
                ms: performance.now() - begin,
              }),
            reject,
          );
        },
      );
      request.once('error', reject);
      request.end(typeof body === 'object' ? JSON.stringify(body) : body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
