import { request } from 'node:https';
import type { ClusterUnderTest } from './useCluster';

/** In whose name the portal asks; without one it asks as itself. */
export interface ActingAs {
  user: string;
  groups?: string[];
}

/** A request to the API server, with a body where it is a POST, PUT or PATCH. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: object;
}

export interface ApiAnswer {
  status: number;
  body: { message?: string; reason?: string; [key: string]: unknown };
}

export type SendAs = (asked: ApiRequest, as?: ActingAs) => Promise<ApiAnswer>;

/**
 * Sends requests with the token of the portal's ServiceAccount and nothing in between, as one would who has stolen it.
 * (kubectl asks for what is served first, also in the name of the person, which the portal may not.)
 */
export async function portalRequests(
  cluster: ClusterUnderTest,
): Promise<SendAs> {
  const token = await cluster.kubectl([
    ...['create', 'token', 'services-toolkit-portal'],
    '--namespace=services-toolkit',
  ]);
  const { clusters } = JSON.parse(
    await cluster.kubectl(['config', 'view', '--raw', '--output=json']),
  );
  const { server, 'certificate-authority-data': caData } = clusters[0].cluster;
  const ca = Buffer.from(caData, 'base64');
  return ({ method, path, body }, as) =>
    new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, server),
        {
          method,
          ca,
          headers: {
            authorization: `Bearer ${token.trim()}`,
            'content-type':
              method === 'PATCH'
                ? 'application/merge-patch+json'
                : 'application/json',
            ...(as && { 'impersonate-user': as.user }),
            ...(as?.groups && { 'impersonate-group': as.groups }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            resolve({
              status: response.statusCode ?? 0,
              // A path that is not served is answered in plain text.
              body: text.startsWith('{') ? JSON.parse(text) : { message: text },
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
}
