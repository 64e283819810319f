import { isSecret, transformClaimable } from '@services-toolkit/claims';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { ControllerContext } from '../../runtime/ControllerContext';
import { once } from '../../runtime/once';
import { ResourceWatches } from '../../runtime/watches/ResourceWatches';
import {
  informerUntil,
  watchesUntil,
} from '../../runtime/watches/untilStopped';
import type { Part, Unit } from '../Part';
import { createClassAccessController } from './access/controller';
import { createClassClaimController } from './classClaims/controller';
import { createClassController } from './classes/controller';
import type { ClaimsContext } from './kinds/ClaimsContext';
import {
  followClaimKinds,
  type ClaimKinds,
  type Informers,
} from './kinds/followClaimKinds';
import { createOrphanedLeasesController } from './orphanedLeases/controller';
import { isSameClaimable } from './pools/isSameClaimable';
import { CrossplaneProvisioner } from './provisioning/crossplane/CrossplaneProvisioner';
import type { WakeUps } from './provisioning/Provisioner';
import { Provisioners } from './provisioning/Provisioners';
import { TemplateProvisioner } from './provisioning/template/TemplateProvisioner';
import { claimsRights } from './rights';
import { Adoptions } from './resourceClaims/Adoptions';
import { createResourceClaimController } from './resourceClaims/controller';
import { AssumedStatuses } from './rules/AssumedStatuses';
import { classClaimOwner } from './rules/owners';
import { createTemplateController } from './templates/controller';
import { createUsageController } from './usage/controller';

/** Wakes who works now; nobody, while nobody does: who starts looks at all. */
class QueueOfTheMoment {
  #controller: Controller | undefined;

  use(controller: Controller, signal: AbortSignal): Controller {
    this.#controller = controller;
    signal.addEventListener(
      'abort',
      () => {
        if (this.#controller === controller) {
          this.#controller = undefined;
        }
      },
      { once: true },
    );
    return controller;
  }

  enqueue(key: string): void {
    this.#controller?.enqueue(key);
  }
}

/**
 * Classes, and claims on what they offer. Its units depend on as little as they can: ResourceClaims work without classes,
 * and a cluster that has no ResourceClassAccessBindings lacks nothing but them.
 */
export const claimsPart: Part = {
  name: 'claims',
  apiGroups: [resourceTypes.classClaims.group],
  kinds: [
    resourceTypes.clusterInstanceClasses,
    resourceTypes.clusterResourceProvisionTemplates,
    resourceTypes.classClaims,
    resourceTypes.resourceClaims,
    resourceTypes.resourceClaimPolicies,
    resourceTypes.resourceClassAccessBindings,
  ],
  controllers: [
    'ClassClaim',
    'ClusterInstanceClass',
    'ClusterInstanceClassUsage',
    'ClusterResourceProvisionTemplate',
    'OrphanedLeases',
    'ResourceClaim',
    'ResourceClassAccessBinding',
  ],
  rights: claimsRights,
  deploy: 'parts/claims',
  assemble(context) {
    const kinds = followClaimKinds(
      context.clusters.home,
      context.leaseNamespace,
    );
    return claimUnits(claimsContext(context, kinds), kinds);
  },
};

function claimUnits(context: ClaimsContext, kinds: ClaimKinds): Unit[] {
  const { classes, classClaims, resourceClaims, policies, templates } = kinds;
  const { leases, secrets, accessBindings, offerings } = kinds;
  // The queues of the moment: a unit that starts again has new ones.
  const queues = {
    classes: new QueueOfTheMoment(),
    classClaims: new QueueOfTheMoment(),
  };
  const wakeUps: WakeUps = {
    clusterInstanceClass: name => queues.classes.enqueue(name),
    classClaim: key => queues.classClaims.enqueue(key),
  };
  const provisioners = new Provisioners([
    new CrossplaneProvisioner(context, wakeUps),
    new TemplateProvisioner(context, wakeUps),
  ]);
  const adoptions = new Adoptions(context);
  const adopted = once(() => adoptions.begin());
  const assumed = new AssumedStatuses(resourceClaim => {
    const owner = classClaimOwner(resourceClaim);
    if (owner) {
      const { namespace } = resourceClaim.metadata;
      wakeUps.classClaim(`${namespace}/${owner.name}`);
    }
  });
  return [
    {
      name: 'claims/resourceClaims',
      needs: [resourceClaims, leases, secrets],
      uses: [classClaims, policies],
      start: signal => {
        const own = contextUntil(context, signal);
        return [
          createResourceClaimController(own, adoptions, adopted, assumed),
          createOrphanedLeasesController(own),
        ];
      },
    },
    {
      name: 'claims/classes',
      needs: [classes],
      // A class may offer Secrets themselves.
      uses: [templates, secrets],
      start: signal => [
        queues.classes.use(
          createClassController(contextUntil(context, signal), provisioners),
          signal,
        ),
      ],
    },
    {
      name: 'claims/classClaims',
      needs: [classClaims, classes, resourceClaims, leases, secrets],
      uses: [policies, templates, offerings],
      start: signal => [
        queues.classClaims.use(
          createClassClaimController(
            contextUntil(context, signal),
            provisioners,
            adopted,
            assumed,
          ),
          signal,
        ),
      ],
    },
    {
      name: 'claims/usage',
      needs: [classes, classClaims, resourceClaims, leases],
      uses: [],
      start: signal => [
        createUsageController(contextUntil(context, signal), signal),
      ],
    },
    {
      name: 'claims/templates',
      needs: [templates],
      uses: [],
      start: signal => [
        createTemplateController(contextUntil(context, signal)),
      ],
    },
    {
      name: 'claims/access',
      needs: [
        ...[accessBindings, classes],
        ...[kinds.accessRoles, kinds.accessRoleBindings],
      ],
      uses: [],
      start: signal => [
        createClassAccessController(contextUntil(context, signal)),
      ],
    },
  ];
}

function claimsContext(
  { clusters, ...context }: ControllerContext,
  kinds: ClaimKinds,
): ClaimsContext {
  const { client, customResourceDefinitions } = clusters.home;
  const watches = new ResourceWatches(
    ({ claimableOnly, ...selection }, hooks) => {
      const { type, labelSelector, fieldSelector } = selection;
      if (isSecret(type) && !labelSelector && !fieldSelector) {
        // All Secrets (their metadata) are followed anyhow, from the start to the end.
        const stop = kinds.secrets.subscribe(event => hooks.onEvent?.(event));
        return { informer: kinds.secrets, stop };
      }
      return clusters.home.startInformer(
        createInformer({
          client,
          logger: context.logger,
          ...selection,
          ...hooks,
          ...(claimableOnly && { transform: transformClaimable }),
        }),
      );
    },
    isSameClaimable,
  );
  return {
    ...context,
    client,
    watches,
    informers: { ...kinds, customResourceDefinitions },
  };
}

/** The same for a unit, which hears and follows nothing any more once it has stopped. */
function contextUntil(
  context: ClaimsContext,
  signal: AbortSignal,
): ClaimsContext {
  const { informers } = context;
  return {
    ...context,
    watches: watchesUntil(context.watches, signal),
    informers: {
      classes: informerUntil(informers.classes, signal),
      templates: informerUntil(informers.templates, signal),
      accessBindings: informerUntil(informers.accessBindings, signal),
      accessRoles: informerUntil(informers.accessRoles, signal),
      accessRoleBindings: informerUntil(informers.accessRoleBindings, signal),
      offerings: informerUntil(informers.offerings, signal),
      classClaims: informerUntil(informers.classClaims, signal),
      resourceClaims: informerUntil(informers.resourceClaims, signal),
      policies: informerUntil(informers.policies, signal),
      leases: informerUntil(informers.leases, signal),
      secrets: informerUntil(informers.secrets, signal),
      customResourceDefinitions: informerUntil(
        informers.customResourceDefinitions,
        signal,
      ),
    } satisfies Informers,
  };
}
