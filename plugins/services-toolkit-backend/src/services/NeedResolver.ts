import {
  servicesToolkitOfferingReadPermission,
  type ClaimSelection,
  type LackingPlan,
  type NeedClaimRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ReadModel } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import {
  closestPlans,
  describeNoMatch,
  inOrder,
  judgePlans,
  type JudgedPlan,
  type Lack,
} from '@services-toolkit/offerings';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import type { AccessReviewer } from './AccessReviewer';
import type { UserCaller } from './Caller';

/** Of so many classes the cluster is asked whether the person may claim; nobody waits for the answers about hundreds. */
const mostAsked = 16;

/**
 * Says beforehand which plan a claim by need would get: by the rules of the controllers, and by what the offerings' statuses
 * say now. Which it gets, the controllers decide when it is made.
 */
export class NeedResolver {
  readonly #model: Pick<ReadModel, 'offerings' | 'services'>;
  readonly #permissions: Pick<PortalPermissions, 'allows'>;
  readonly #reviewer: Pick<AccessReviewer, 'review'>;

  constructor(options: {
    model: Pick<ReadModel, 'offerings' | 'services'>;
    permissions: Pick<PortalPermissions, 'allows'>;
    reviewer: Pick<AccessReviewer, 'review'>;
  }) {
    this.#model = options.model;
    this.#permissions = options.permissions;
    this.#reviewer = options.reviewer;
  }

  /** Undefined for who may not know what is offered, and where the cluster has told nothing yet. */
  async find(
    caller: UserCaller,
    { cluster, namespace, classSelector }: NeedClaimRequest,
  ): Promise<ClaimSelection | undefined> {
    const { credentials } = caller;
    const { offerings, services } = this.#model;
    const [known, classes] = [services.of(cluster), offerings.of(cluster)];
    const maySee = await this.#permissions.allows(
      servicesToolkitOfferingReadPermission,
      credentials,
    );
    if (!maySee || !known.ok || !classes.ok) {
      return undefined;
    }
    const labelsOfClass = (name: string) => {
      const found = classes.get(name);
      return found && (found.metadata.labels ?? {});
    };
    const lacking: JudgedPlan[] = [];
    let asked = 0;
    for (const offering of inOrder([...known.list()])) {
      for (const judged of judgePlans(classSelector, offering, labelsOfClass)) {
        const { name: plan, classRef } = judged.plan;
        let { lacks } = judged;
        if (lacks.length === 0) {
          lacks = noneFree(judged);
        }
        if (lacks.length === 0 && asked++ < mostAsked) {
          const { allowed } = await this.#reviewer.review(caller, {
            ...{ cluster, namespace, verb: 'create' },
            class: classRef.name,
          });
          if (allowed) {
            const service = offering.metadata.name ?? '';
            return { class: classRef.name, service, plan };
          }
          lacks = [{ kind: 'notAllowed' }];
        }
        lacking.push({ ...judged, lacks });
      }
    }
    return asked > mostAsked
      ? undefined
      : { closest: describeNoMatch(lacking), lacking: asData(lacking) };
  }
}

/** For who words it in a person's language. */
function asData(plans: readonly JudgedPlan[]): LackingPlan[] {
  return closestPlans(plans).map(({ offering, plan, lacks }) => ({
    service: offering.metadata.name ?? '',
    plan: plan.name,
    lacks: [...lacks],
  }));
}

/** As of at most ten seconds ago, and for claims of any namespace. */
function noneFree({ offering, plan }: JudgedPlan): Lack[] {
  const { availability } =
    offering.status?.plans?.find(({ name }) => name === plan.name) ?? {};
  return availability?.kind === 'pool' && availability.free === 0
    ? [{ kind: 'noneFree' }]
    : [];
}
