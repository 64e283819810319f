import { ServiceUnavailableError } from '@backstage/errors';
import {
  servicesToolkitOfferingReadPermission,
  type ClaimRequest,
  type PlanClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import { InvalidClaimError } from '../rules/errorFromKubernetes';
import type { UserCaller } from './Caller';
import type { ServiceReader } from './ServiceReader';

/** Finds the class that fulfils claims on a plan, as the cluster's ClusterServiceOffering says now. */
export class PlanResolver {
  readonly #services: Pick<ServiceReader, 'findPlans'>;
  readonly #permissions: Pick<PortalPermissions, 'require'>;

  constructor(options: {
    services: Pick<ServiceReader, 'findPlans'>;
    permissions: Pick<PortalPermissions, 'require'>;
  }) {
    this.#services = options.services;
    this.#permissions = options.permissions;
  }

  /**
   * The same request by the class.
   *
   * @throws NotAllowedError for who may not know what is offered
   * @throws InvalidClaimError for a service or plan that the cluster does not offer
   * @throws ServiceUnavailableError where the cluster has told nothing since the portal started
   */
  async resolve(
    { credentials }: Pick<UserCaller, 'credentials'>,
    { service, ...request }: PlanClaimRequest,
  ): Promise<ClaimRequest> {
    // Which plans there are tells what is offered.
    await this.#permissions.require(
      servicesToolkitOfferingReadPermission,
      credentials,
    );
    const { cluster } = request;
    const { known, plans } = this.#services.findPlans(cluster, service.name);
    if (!known) {
      throw new ServiceUnavailableError(
        `Cluster "${cluster}" has not told its services since the portal started, so the class of plan "${service.plan}" is not known. Try again in a moment, or claim by the class.`,
      );
    }
    if (!plans) {
      throw wrong(
        'service.name',
        `Cluster "${cluster}" offers no service "${service.name}". GET /services says which services it offers.`,
      );
    }
    const plan = plans.find(({ name }) => name === service.plan);
    if (!plan) {
      throw wrong(
        'service.plan',
        `Service "${service.name}" has no plan "${
          service.plan
        }" on cluster "${cluster}". Its plans there: ${
          plans.map(({ name }) => name).join(', ') || 'none'
        }.`,
      );
    }
    return { ...request, class: plan.classRef.name };
  }
}

function wrong(field: string, message: string): InvalidClaimError {
  return new InvalidClaimError(message, [{ field, message }]);
}
