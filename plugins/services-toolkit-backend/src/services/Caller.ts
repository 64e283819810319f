import { createHash } from 'node:crypto';
import type {
  AuthService,
  BackstageCredentials,
  BackstageUserInfo,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { ClusterUser } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { Request } from 'express';
import { clusterTokens } from '../rules/clusterTokens';
import { AnswerCache } from './AnswerCache';

/** Who asks. Without `user` it is another backend plugin or an external service, which may read only. */
export interface Caller {
  credentials: BackstageCredentials;
  /** The same for requests with the same token. */
  session?: string;
  user?: ClusterUser;
}

/** A person. */
export interface UserCaller extends Caller {
  user: ClusterUser;
}

/** Finds out who sent a request. */
export class Callers {
  readonly #auth: AuthService;
  readonly #httpAuth: HttpAuthService;
  readonly #userInfo: UserInfoService;
  /** By session. The auth plugin is asked over HTTP, and a page sends many requests. */
  readonly #infos = new AnswerCache<BackstageUserInfo>({
    forMs: 30_000,
    most: 10_000,
  });

  constructor(options: {
    auth: AuthService;
    httpAuth: HttpAuthService;
    userInfo: UserInfoService;
  }) {
    this.#auth = options.auth;
    this.#httpAuth = options.httpAuth;
    this.#userInfo = options.userInfo;
  }

  /** @throws AuthenticationError for a request without a valid token */
  async reader(req: Request<any, any, any, any, any>): Promise<Caller> {
    const credentials = await this.#httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    return this.#auth.isPrincipal(credentials, 'user')
      ? this.#person(credentials, req)
      : { credentials, session: sessionOf(req) };
  }

  /** @throws AuthenticationError without a valid token, NotAllowedError for who is not a person */
  async user(req: Request<any, any, any, any, any>): Promise<UserCaller> {
    const credentials = await this.#httpAuth.credentials(req, {
      allow: ['user'],
    });
    return this.#person(credentials, req);
  }

  async #person(
    credentials: BackstageCredentials,
    req: Pick<Request, 'headers'>,
  ): Promise<UserCaller> {
    const session = sessionOf(req);
    const ask = () => this.#userInfo.getUserInfo(credentials);
    const info = session ? await this.#infos.get(session, ask) : await ask();
    const tokens = clusterTokens(req.headers);
    return {
      credentials,
      session,
      user: tokens.size ? { ...info, tokens } : info,
    };
  }
}

/** The token itself is kept nowhere. */
function sessionOf({ headers }: Pick<Request, 'headers'>): string | undefined {
  const token = headers.authorization;
  return token && createHash('sha256').update(token).digest('base64');
}
