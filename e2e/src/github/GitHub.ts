import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { GitRepository } from './GitRepository';

/** What somebody wants to have merged. */
export interface PullRequest {
  number: number;
  title: string;
  body: string;
  head: string;
  base: string;
}

interface Answer {
  status?: number;
  body: unknown;
}

type Handler = (found: RegExpMatchArray, body: any) => Answer;

/**
 * The part of GitHub's REST and GraphQL API that opening a pull request takes, for one repository that has one empty
 * commit; and what making another repository takes, pushing to it and reading from it. What is not part of that is
 * answered with 501 and remembered.
 */
export class GitHub {
  static async start(port = 0): Promise<GitHub> {
    const github = new GitHub();
    github.#server.listen(port, '127.0.0.1');
    await once(github.#server, 'listening');
    return github;
  }

  readonly pullRequests: PullRequest[] = [];
  /** Requests that it has no answer for. */
  readonly unknown: string[] = [];
  readonly #objects = new Map<string, any>();
  readonly #refs = new Map<string, string>();
  /** Those that were made, by `<owner>/<name>`. */
  readonly #repositories = new Map<string, GitRepository>();
  readonly #server = http.createServer((request, response) =>
    this.#serve(request, response).catch(error => response.destroy(error)),
  );

  private constructor() {
    const tree = this.#put({ tree: [] });
    this.#refs.set('refs/heads/main', this.#put({ tree, parents: [] }));
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Makes a portal take this for github.com. */
  get appConfig() {
    return {
      integrations: {
        github: [
          { host: 'github.com', apiBaseUrl: this.url, token: 'of-the-tests' },
        ],
      },
    };
  }

  /** The files that a branch has more than `main`, by their path. */
  filesOf(branch: string): Record<string, string> {
    const commit = this.#objects.get(this.#refs.get(`refs/heads/${branch}`)!);
    const { tree } = this.#objects.get(commit.tree);
    return Object.fromEntries(
      tree.map((entry: { path: string; sha?: string; content?: string }) => {
        const blob = entry.sha && this.#objects.get(entry.sha);
        return [
          entry.path,
          blob
            ? Buffer.from(blob.content, blob.encoding).toString('utf8')
            : entry.content,
        ];
      }),
    );
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
    this.#repositories.forEach(repository => repository.remove());
  }

  #repository([, owner, name]: RegExpMatchArray): GitRepository {
    const found = this.#repositories.get(`${owner}/${name}`);
    if (!found) throw new Error(`There is no repository ${owner}/${name}`);
    return found;
  }

  readonly #handlers: [method: string, path: RegExp, handler: Handler][] = [
    [
      'GET',
      /^\/repos\/([^/]+)\/([^/]+)$/,
      ([, owner, repo]) => ({
        body: {
          name: repo,
          full_name: `${owner}/${repo}`,
          default_branch: 'main',
          permissions: { push: true, pull: true },
        },
      }),
    ],
    [
      'GET',
      /^\/repos\/[^/]+\/[^/]+\/commits$/,
      () => {
        const sha = this.#refs.get('refs/heads/main')!;
        const { tree } = this.#objects.get(sha);
        return { body: [{ sha, commit: { tree: { sha: tree } } }] };
      },
    ],
    [
      'POST',
      /^\/repos\/[^/]+\/[^/]+\/git\/(blobs|trees|commits)$/,
      (_, body) => ({ status: 201, body: { sha: this.#put(body) } }),
    ],
    [
      'POST',
      /^\/repos\/[^/]+\/[^/]+\/git\/refs$/,
      (_, { ref, sha }) => {
        this.#refs.set(ref, sha);
        return { status: 201, body: { ref, object: { sha } } };
      },
    ],
    [
      'POST',
      /^\/graphql$/,
      (_, { variables }) => ({
        body: {
          data: {
            repository: {
              ref: this.#refs.has(`refs/heads/${variables.head}`)
                ? { associatedPullRequests: { edges: [] } }
                : null,
            },
          },
        },
      }),
    ],
    [
      'GET',
      /^\/users\/([^/]+)$/,
      ([, login]) => ({ body: { login, type: 'Organization' } }),
    ],
    [
      'POST',
      /^\/orgs\/([^/]+)\/repos$/,
      ([, owner], { name }) => {
        const path = `${owner}/${name}`;
        this.#repositories.set(path, new GitRepository());
        return {
          status: 201,
          body: {
            clone_url: `${this.url}/${path}.git`,
            html_url: `https://github.com/${path}`,
          },
        };
      },
    ],
    [
      'GET',
      /^\/([^/]+)\/([^/]+)\.git\/info\/refs$/,
      found => ({ body: this.#repository(found).advertise() }),
    ],
    [
      'POST',
      /^\/([^/]+)\/([^/]+)\.git\/git-receive-pack$/,
      (found, body) => ({ body: this.#repository(found).receive(body) }),
    ],
    [
      'PUT',
      /^\/repos\/[^/]+\/[^/]+\/branches\/main\/protection$/,
      () => ({ body: {} }),
    ],
    [
      'GET',
      /^\/repos\/([^/]+)\/([^/]+)\/contents\/(.+)$/,
      found => ({ body: this.#repository(found).read(found[3]!) }),
    ],
    [
      'POST',
      /^\/repos\/([^/]+)\/([^/]+)\/pulls$/,
      ([, owner, repo], { title, body, head, base }) => {
        const number = this.pullRequests.length + 1;
        this.pullRequests.push({ number, title, body, head, base });
        return {
          status: 201,
          body: {
            number,
            html_url: `https://github.com/${owner}/${repo}/pull/${number}`,
            base: { ref: base },
          },
        };
      },
    ],
  ];

  async #serve(
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const json = request.headers['content-type']?.includes('json');
    const { pathname } = new URL(request.url ?? '/', 'http://github.test');
    const { status = 200, body } = this.#answer(
      request.method ?? 'GET',
      pathname,
      json && bytes.length ? JSON.parse(bytes.toString('utf8')) : bytes,
    );
    const raw = Buffer.isBuffer(body);
    response.writeHead(status, {
      'content-type': raw ? 'application/octet-stream' : 'application/json',
    });
    response.end(raw ? body : JSON.stringify(body));
  }

  #answer(method: string, pathname: string, body: unknown): Answer {
    for (const [ofMethod, path, handler] of this.#handlers) {
      const found = method === ofMethod && pathname.match(path);
      if (found) return handler(found, body);
    }
    this.unknown.push(`${method} ${pathname}`);
    return { status: 501, body: { message: `${method} ${pathname}` } };
  }

  /** Objects of git are named by what they are. */
  #put(object: unknown): string {
    const sha = createHash('sha1').update(JSON.stringify(object)).digest('hex');
    this.#objects.set(sha, object);
    return sha;
  }
}
