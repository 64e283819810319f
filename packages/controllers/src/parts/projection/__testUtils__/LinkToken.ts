import { request } from 'node:https';
import {
  builtinResourceTypes,
  projection,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { readInlineKubeConfig } from '@services-toolkit/kubernetes-runtime';
import type { TestCluster } from '../../../__testUtils__/TestCluster';

interface Answer {
  status: number;
  body: string;
}

/** Whoever has the kubeconfig of a link, and sends what they like with it. */
export class LinkToken {
  private constructor(
    private readonly access: { server: string; ca: string; bearer: string },
  ) {}

  /** With the kubeconfig in a Secret of the service cluster. */
  static async from(
    cluster: TestCluster,
    namespace: string,
    name: string,
  ): Promise<LinkToken> {
    const { data } = await cluster.client.get<
      KubernetesObject & { data: Record<string, string> }
    >(builtinResourceTypes.secrets, { namespace, name });
    const text = data[projection.kubeconfigKey] ?? '';
    const { server, caData, headers } = readInlineKubeConfig(
      Buffer.from(text, 'base64').toString('utf8'),
      name,
    );
    return new LinkToken({
      server,
      ca: Buffer.from(caData ?? '', 'base64').toString('utf8'),
      bearer: headers.authorization ?? '',
    });
  }

  ask(
    method: string,
    path: string,
    {
      body,
      headers = {},
      contentType = 'application/json',
    }: {
      body?: object;
      headers?: Record<string, string>;
      contentType?: string;
    } = {},
  ): Promise<Answer> {
    const { server, ca, bearer } = this.access;
    return new Promise((resolve, reject) => {
      const sent = request(
        `${server}${path}`,
        {
          ...{ method, ca, agent: false },
          headers: {
            ...{ authorization: bearer, 'content-type': contentType },
            ...headers,
          },
        },
        answer => {
          const chunks: Buffer[] = [];
          answer.on('data', chunk => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  }
}
