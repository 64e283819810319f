import {
  annotations,
  labels,
  type ClassClaim,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { validateParameters } from '@services-toolkit/kubernetes-api/parameters';
import { objectKey } from '@services-toolkit/kubernetes-runtime';
import { definedGroup } from '../../createInformers';
import type { Environment } from '../../Environment';
import { ObjectTracker } from '../../tracking/ObjectTracker';
import type { Provisioner, ProvisionerListener } from '../Provisioner';
import { assembledReference } from './assembledReference';
import { keepAssembled } from './keepAssembled';
import { planFromTemplate } from './planFromTemplate';
import { provisionFromTemplate } from './provisionFromTemplate';
import { referenceKey } from './referenceKey';
import { removeProvisioned } from './removeProvisioned';
import { Source } from './Source';
import { TemplateKinds } from './TemplateKinds';
import { Templates, type KnownTemplate } from './Templates';
import { TemplateWalk } from './TemplateWalk';

/**
 * Makes instances from ClusterResourceProvisionTemplates.
 *
 * What is made is found again by the claim's status, which names each object before it is made and which only controllers
 * may write. Not by an annotation, which anybody may write who may write claims, and not by the label alone: a claim
 * must never be able to delete what it did not make.
 *
 * RBAC: get, list, watch, create, patch, delete on each kind that a template makes; get, list, watch on those that it reads.
 */
export function createTemplateProvisioner(
  environment: Environment,
): Provisioner {
  const { client, informers } = environment;
  const listeners: ProvisionerListener[] = [];
  const templates = new Templates(environment);
  const kinds = new TemplateKinds(environment, wakeByObject);
  // Which claims have to look again when an object changes that was not made for them.
  const sources = new ObjectTracker();
  // The sources of a Secret, at the versions at which it was put together or found to be as it should. Lost with the process on
  // purpose: after a start each is compared once.
  const verified = new Map<string, readonly Source[]>();

  function wakeClaim(key: string): void {
    listeners.forEach(listener => listener.claimChanged(key));
  }

  function wakeByObject(
    object: KubernetesObject,
    type: { group: string; version: string; kind: string },
  ): void {
    const uid = object.metadata.labels?.[labels.classClaimUid];
    if (uid !== undefined) {
      informers.classClaims
        .byIndex('uid', uid)
        .forEach(claim => wakeClaim(objectKey(claim)));
    }
    const { name = '', namespace = '' } = object.metadata;
    const apiVersion = `${type.group}/${type.version}`;
    sources
      .watchersOf(
        referenceKey({ apiVersion, kind: type.kind, name, namespace }),
      )
      .forEach(wakeClaim);
  }

  function walkFor(
    claim: ClassClaim,
    { object, parsed }: KnownTemplate,
    parameters: Record<string, unknown> | undefined,
  ): TemplateWalk {
    const schema = object.spec.parameters?.openAPIV3Schema ?? {
      type: 'object',
    };
    return new TemplateWalk({
      client,
      kinds,
      claim,
      template: parsed,
      parameters:
        parameters ??
        validateParameters(schema, claim.spec.parameters).parameters,
      mayMake: parameters !== undefined,
    });
  }

  /** From now on their changes wake the claim. */
  function follow(claim: ClassClaim, walk: TemplateWalk): void {
    sources.track(
      objectKey(claim),
      walk.sources.map(({ ref }) => referenceKey(ref)),
    );
  }

  function forget(claim: ClassClaim): void {
    sources.track(objectKey(claim), []);
    verified.delete(claim.metadata.uid ?? '');
  }

  informers.secrets.subscribe(({ object }) =>
    wakeByObject(object, { group: '', version: 'v1', kind: 'Secret' }),
  );
  informers.classClaims.subscribe(({ type, object }) => {
    if (type === 'deleted') {
      forget(object);
    }
  });
  informers.templates.subscribe(({ object }) => {
    for (const instanceClass of informers.classes.list()) {
      if (Templates.nameFor(instanceClass) === object.metadata.name) {
        listeners.forEach(one => one.classChanged(objectKey(instanceClass)));
      }
    }
  });
  informers.customResourceDefinitions.subscribe(({ type, object }) => {
    if (type === 'deleted') {
      kinds.release(definedGroup(object));
    }
  });

  return {
    name: 'template',
    originAnnotation: annotations.provisionTemplate,
    eventReasons: {
      created: 'CreatedInstance',
      deleted: 'DeletedInstance',
      deletionFailed: 'InstanceDeletionFailed',
    },

    observeClass: instanceClass =>
      templates.judge(Templates.nameFor(instanceClass)),

    forgetClass() {
      // All templates are followed, whether a class names them or not.
    },

    async plan(claim, instanceClass, parameters) {
      const origin = Templates.nameFor(instanceClass);
      const template = templates.get(origin);
      if (!template) {
        // The class is about to say so.
        return { kind: 'pending' };
      }
      return {
        origin,
        ...(await planFromTemplate(kinds, claim, template.parsed, parameters)),
      };
    },

    async provision(claim, order) {
      const name = order
        ? Templates.nameFor(order.instanceClass)
        : Templates.nameOf(claim);
      const template = templates.get(name);
      if (!template) {
        return order
          ? { kind: 'pending' }
          : {
              kind: 'notReady',
              reason: 'ResourceNotReady',
              message: `The ClusterResourceProvisionTemplate "${name}", from which it is made, is gone or not valid. Restore it, or delete the claim`,
            };
      }
      const walk = walkFor(claim, template, order?.parameters);
      const provisioning = await provisionFromTemplate(
        environment,
        claim,
        template.parsed.binding,
        walk,
      );
      follow(claim, walk);
      return provisioning;
    },

    async keep(claim) {
      const template = templates.get(Templates.nameOf(claim));
      const uid = claim.metadata.uid ?? '';
      if (template?.parsed.binding.kind !== 'assembled') {
        forget(claim);
        return;
      }
      if (verified.get(uid)?.every(({ isSame }) => isSame)) {
        return;
      }
      const walk = walkFor(claim, template, undefined);
      const secret = new Source(assembledReference(claim), informers.secrets);
      const { apiVersion, kind, metadata } = template.object;
      const from = new Source(
        { apiVersion, kind, name: metadata.name ?? '' },
        informers.templates,
      );
      await keepAssembled(environment, claim, template.parsed.binding, walk);
      follow(claim, walk);
      verified.set(uid, [from, secret, ...walk.sources]);
    },

    async remove(claim) {
      const removal = await removeProvisioned(environment, kinds, claim);
      if (removal.kind === 'gone') {
        forget(claim);
      }
      return removal;
    },

    listen(listener) {
      listeners.push(listener);
    },
  };
}
