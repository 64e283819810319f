import { Agent, request } from 'node:https';
import { isExactInteger } from '../json/ExactInteger';
import { parseJson } from '../json/parseJson';

/** What an API server answers. */
export interface AdminAnswer {
  status: number;
  body: Record<string, any>;
}

/** Sends requests as an administrator, some of them at the same time: kubectl would take seconds for each dozen. */
export interface AdminRequests {
  get(path: string): Promise<AdminAnswer>;
  post(path: string, body: object): Promise<AdminAnswer>;
  delete(path: string): Promise<AdminAnswer>;
  close(): void;
}

/**
 * @param config - what `kubectl config view --raw --output=json` says
 */
export function adminRequests(config: string): AdminRequests {
  const { clusters, users } = JSON.parse(config);
  const { server, 'certificate-authority-data': ca } = clusters[0].cluster;
  const { token, ...user } = users[0].user;
  const decode = (data?: string) => data && Buffer.from(data, 'base64');
  const agent = new Agent({
    keepAlive: true,
    maxSockets: 24,
    ca: decode(ca) || undefined,
    cert: decode(user['client-certificate-data']) || undefined,
    key: decode(user['client-key-data']) || undefined,
  });
  const send = (method: string, path: string, body?: object) =>
    new Promise<AdminAnswer>((resolve, reject) => {
      const sent = request(
        new URL(path, server),
        {
          method,
          agent,
          headers: {
            'content-type': 'application/json',
            ...(token && { authorization: `Bearer ${token}` }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            const read: unknown = text.startsWith('{')
              ? parseJson(text)
              : { message: text };
            resolve({
              status: response.statusCode ?? 0,
              body: isExactInteger(read) ? {} : (read as AdminAnswer['body']),
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  return {
    get: path => send('GET', path),
    post: (path, body) => send('POST', path, body),
    delete: path => send('DELETE', path),
    close: () => agent.destroy(),
  };
}
