import {
  createEventRecorder,
  createInformer,
  createManager,
  type Controller,
  type EventRecorder,
  type KubernetesClient,
  type Logger,
  type Manager,
} from '@services-toolkit/kubernetes-runtime';
import { createClassAccessController } from './parts/claims/access/controller';
import { createClassClaimController } from './parts/claims/classClaims/controller';
import { createClassController } from './parts/claims/classes/controller';
import { createInformers } from './parts/claims/createInformers';
import type { ControllerContext } from './runtime/ControllerContext';
import { createOrphanedLeasesController } from './parts/claims/orphanedLeases/controller';
import { once } from './runtime/once';
import { isSecret, transformClaimable } from '@services-toolkit/claims';
import { createResourceClaimController } from './parts/claims/resourceClaims/controller';
import { Adoptions } from './parts/claims/resourceClaims/Adoptions';
import { createCrossplaneProvisioner } from './parts/claims/provisioning/crossplane/createCrossplaneProvisioner';
import { createTemplateProvisioner } from './parts/claims/provisioning/template/createTemplateProvisioner';
import { createTemplateController } from './parts/claims/templates/controller';
import { Provisioners } from './parts/claims/provisioning/Provisioners';
import { ResourceWatches } from './runtime/watches/ResourceWatches';

/** The controllers and what they stand on. */
export interface Controllers {
  manager: Manager;
  context: ControllerContext;
  controllers: readonly Controller[];
  events: EventRecorder;
}

/** Puts the controllers together; `manager.run` lets them work. */
export function createControllers(options: {
  client: KubernetesClient;
  leaseNamespace: string;
  logger: Logger;
  clock?: () => Date;
  onOutcome?: ControllerContext['onOutcome'];
}): Controllers {
  const {
    client,
    leaseNamespace,
    logger,
    clock = () => new Date(),
    onOutcome,
  } = options;
  const manager = createManager({ logger });
  const informers = createInformers({ client, leaseNamespace, logger });
  const { classes, classClaims, resourceClaims, policies, leases, secrets } =
    informers;
  manager.addInformer(classes);
  manager.addInformer(informers.templates);
  manager.addInformer(informers.accessBindings);
  manager.addInformer(informers.accessRoles);
  manager.addInformer(informers.accessRoleBindings);
  manager.addInformer(classClaims);
  manager.addInformer(resourceClaims);
  manager.addInformer(policies);
  manager.addInformer(leases);
  manager.addInformer(secrets);
  manager.addInformer(informers.customResourceDefinitions);
  const watches = new ResourceWatches((selection, hooks) => {
    const { claimableOnly, ...selected } = selection;
    const { type, labelSelector, fieldSelector } = selected;
    if (isSecret(type) && !labelSelector && !fieldSelector) {
      // All Secrets (their metadata) are followed anyhow, from the start to the end.
      const stop = secrets.subscribe(event => hooks.onEvent?.(event));
      return { informer: secrets, stop };
    }
    return manager.startInformer(
      createInformer({
        client,
        logger,
        ...selected,
        ...hooks,
        ...(claimableOnly && { keep: transformClaimable }),
      }),
    );
  });
  const events = createEventRecorder({
    client,
    component: 'services-toolkit-controllers',
    logger,
  });
  const context: ControllerContext = {
    client,
    informers,
    watches,
    events,
    clock,
    leaseNamespace,
    logger,
    ...(onOutcome && { onOutcome }),
  };
  const provisioners = new Provisioners([
    createCrossplaneProvisioner(context),
    createTemplateProvisioner(context),
  ]);
  const adoptions = new Adoptions(context);
  const gate = once(() => adoptions.begin());
  const controllers = [
    createClassController(context, provisioners),
    createClassClaimController(context, provisioners, gate),
    createResourceClaimController(context, adoptions, gate),
    createOrphanedLeasesController(context),
    createTemplateController(context),
    createClassAccessController(context),
  ];
  const [classController, claimController] = controllers;
  for (const provisioner of provisioners.all) {
    provisioner.listen({
      classChanged: name => classController?.enqueue(name),
      claimChanged: key => claimController?.enqueue(key),
    });
  }
  for (const controller of controllers) {
    manager.addController(controller);
  }
  return { manager, context, controllers, events };
}
