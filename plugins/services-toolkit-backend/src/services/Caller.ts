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
import { KeptAnswers } from './KeptAnswers';

/** Who asks. Without `user` it is another backend plugin or an external service, which may read only. */
export interface Caller {
  credentials: BackstageCredentials;
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
  /** By token. The auth plugin is asked over HTTP, and a page sends many requests. */
  readonly #infos = new KeptAnswers<BackstageUserInfo>({
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
      ? { credentials, user: await this.#clusterUser(credentials, req) }
      : { credentials };
  }

  /** @throws AuthenticationError without a valid token, NotAllowedError for who is not a person */
  async user(req: Request<any, any, any, any, any>): Promise<UserCaller> {
    const credentials = await this.#httpAuth.credentials(req, {
      allow: ['user'],
    });
    return {
      credentials,
      user: await this.#clusterUser(credentials, req),
    };
  }

  async #clusterUser(
    credentials: BackstageCredentials,
    { headers }: Pick<Request, 'headers'>,
  ): Promise<ClusterUser> {
    const ask = () => this.#userInfo.getUserInfo(credentials);
    const token = headers.authorization;
    const info = token
      ? await this.#infos.get(
          // The token itself is kept nowhere.
          createHash('sha256').update(token).digest('base64'),
          ask,
        )
      : await ask();
    const tokens = clusterTokens(headers);
    return tokens.size ? { ...info, tokens } : info;
  }
}
