import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  ServicesToolkitClient,
  servicesToolkitPluginId,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ServicesToolkitApi,
  ServicesToolkitRequestOptions,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/**
 * The claim API in somebody's name, for actions: they go through the same door as everybody, so that permissions, the
 * cluster's RBAC and the audit log hold for them without a second copy of any rule.
 */
export class ClaimApiAs {
  readonly #auth: AuthService;
  readonly #client: ServicesToolkitApi;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#client = new ServicesToolkitClient({
      discoveryApi: options.discovery,
    });
  }

  /** @throws the error that the claim API answered, with its name and sentence */
  async call<T>(
    credentials: BackstageCredentials,
    what: (
      api: ServicesToolkitApi,
      options: ServicesToolkitRequestOptions,
    ) => Promise<T>,
  ): Promise<T> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: servicesToolkitPluginId,
    });
    try {
      return await what(this.#client, { token });
    } catch (error) {
      throw error instanceof ResponseError ? error.cause : error;
    }
  }
}
