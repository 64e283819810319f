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
import { createClassAccessController } from './classAccessBinding/controller';
import { createClassClaimController } from './classClaim/controller';
import { createClassController } from './clusterInstanceClass/controller';
import { createInformers } from './createInformers';
import type { Environment } from './Environment';
import { createLeaseSweepController } from './leaseSweep/controller';
import { once } from './process/once';
import { isSecret } from '@services-toolkit/claims';
import { createResourceClaimController } from './resourceClaim/controller';
import { TakeOvers } from './resourceClaim/TakeOvers';
import { createCrossplaneProvisioner } from './provisioning/crossplane/createCrossplaneProvisioner';
import { createTemplateProvisioner } from './provisioning/template/createTemplateProvisioner';
import { createTemplateController } from './provisionTemplate/controller';
import { Provisioners } from './provisioning/Provisioners';
import { keepClaimable } from './tracking/keepClaimable';
import { ResourceWatches } from './tracking/ResourceWatches';

/** The controllers and what they stand on. */
export interface Controllers {
  manager: Manager;
  environment: Environment;
  controllers: readonly Controller[];
  events: EventRecorder;
}

/** Puts the controllers together; `manager.run` lets them work. */
export function createControllers(options: {
  client: KubernetesClient;
  leaseNamespace: string;
  logger: Logger;
  clock?: () => Date;
  onOutcome?: Environment['onOutcome'];
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
        ...(claimableOnly && { keep: keepClaimable }),
      }),
    );
  });
  const events = createEventRecorder({
    client,
    component: 'services-toolkit-controllers',
    logger,
  });
  const environment: Environment = {
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
    createCrossplaneProvisioner(environment),
    createTemplateProvisioner(environment),
  ]);
  const takeOvers = new TakeOvers(environment);
  const gate = once(() => takeOvers.begin());
  const controllers = [
    createClassController(environment, provisioners),
    createClassClaimController(environment, provisioners, gate),
    createResourceClaimController(environment, takeOvers, gate),
    createLeaseSweepController(environment),
    createTemplateController(environment),
    createClassAccessController(environment),
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
  return { manager, environment, controllers, events };
}
