import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  ServicesToolkitClient,
  servicesToolkitPluginId,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ServicesToolkitApi,
  ServicesToolkitRequestOptions,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { errorOfResponse } from './errorOfResponse';

/** Who started the task, as an action's context tells. */
export interface Initiator {
  getInitiatorCredentials(): Promise<BackstageCredentials>;
  signal?: AbortSignal;
}

/**
 * The claim API in the name of whoever started a task: the portal's policy, the cluster's RBAC and both audit logs see
 * that person.
 */
export class ClaimApi {
  readonly #auth: AuthService;
  readonly #client: ServicesToolkitApi;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#client = new ServicesToolkitClient({
      discoveryApi: options.discovery,
    });
  }

  /**
   * One call, with a token made for it.
   *
   * @throws NotAllowedError for a task that no person started; otherwise the error that the claim API answered
   */
  async as<T>(
    initiator: Initiator,
    call: (
      api: ServicesToolkitApi,
      options: ServicesToolkitRequestOptions,
    ) => Promise<T>,
  ): Promise<T> {
    const credentials = await initiator.getInitiatorCredentials();
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'Services are claimed and released in the name of a person, and no person started this task. Start it as a signed-in user, or write the claim into a file with the action services-toolkit:claim:manifest.',
      );
    }
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: servicesToolkitPluginId,
    });
    try {
      return await call(this.#client, { token, signal: initiator.signal });
    } catch (error) {
      throw errorOfResponse(error);
    }
  }
}
