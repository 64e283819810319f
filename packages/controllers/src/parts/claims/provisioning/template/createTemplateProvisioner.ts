import {
  annotations,
  labels,
  type ClassClaim,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { validateParameters } from '@services-toolkit/kubernetes-api/parameters';
import { objectKey } from '@services-toolkit/kubernetes-runtime';
import { definedGroup } from '../../createInformers';
import type { ControllerContext } from '../../../../runtime/ControllerContext';
import { ObjectTracker } from '../../../../runtime/watches/ObjectTracker';
import type { Provisioner, ProvisionerListener, Upkeep } from '../Provisioner';
import { assembledReference } from './assembledReference';
import { keepAssembled } from './keepAssembled';
import { planFromTemplate } from './planFromTemplate';
import { provisionedReferences } from './provisionedReferences';
import { provisionFromTemplate } from './provisionFromTemplate';
import { referenceKey } from './referenceKey';
import { removeProvisioned } from './removeProvisioned';
import { Source } from './Source';
import { TemplateKinds } from './TemplateKinds';
import { TemplateRights } from './TemplateRights';
import { Templates, type KnownTemplate } from './Templates';
import { TemplateWalk } from './TemplateWalk';

/** A claim of a megabyte would become one that cannot be written, with its parameters in the status once more. */
const mostParameterBytes = 64 * 1024;

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
  context: ControllerContext,
): Provisioner {
  const { client, informers } = context;
  const listeners: ProvisionerListener[] = [];
  const templates = new Templates(context);
  const kinds = new TemplateKinds(context, wakeByObject);
  const rights = new TemplateRights(context);
  // Which claims have to look again when an object changes that was not made for them.
  const sources = new ObjectTracker();
  // The sources of a Secret, at the versions at which it was put together or found to be as it should. Lost with the process on
  // purpose: after a start each is compared once.
  const verified = new Map<
    string,
    { sources: readonly Source[]; upkeep: Upkeep }
  >();

  function wakeClaim(key: string): void {
    listeners.forEach(listener => listener.claimChanged(key));
  }

  function wakeByObject(
    object: KubernetesObject,
    type: { group: string; version: string; kind: string },
  ): void {
    const { name = '', namespace = '' } = object.metadata;
    const apiVersion = `${type.group}/${type.version}`;
    const key = referenceKey({ apiVersion, kind: type.kind, name, namespace });
    const uid = object.metadata.labels?.[labels.classClaimUid] ?? '';
    for (const claim of informers.classClaims.byIndex('uid', uid)) {
      // The label is whoever's who made the object; what was made for the claim stands in its status.
      const made = [...provisionedReferences(claim), assembledReference(claim)];
      if (made.some(ref => referenceKey(ref) === key)) {
        wakeClaim(objectKey(claim));
      }
    }
    sources.watchersOf(key).forEach(wakeClaim);
  }

  /**
   * With the parameters that the status has, which were checked before they were written there: what the claim's spec says
   * by now may be anything. Undefined where the template has changed since, and takes them no longer.
   */
  function walkFor(
    claim: ClassClaim,
    { object, parsed }: KnownTemplate,
    mayMake: boolean,
  ): TemplateWalk | undefined {
    const schema = object.spec.parameters?.openAPIV3Schema ?? {
      type: 'object',
    };
    const { violations, parameters } = validateParameters(
      schema,
      claim.status?.provisionedBy?.parameters ?? {},
    );
    return violations.length > 0
      ? undefined
      : new TemplateWalk({
          client,
          kinds,
          claim,
          template: parsed,
          parameters,
          mayMake,
          refusalOf: use => rights.refusalOf(object, claim, use),
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
    mostParameterBytes,
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
        provisionedBy: { template: origin, parameters },
        ...(await planFromTemplate(kinds, claim, template.parsed, parameters)),
      };
    },

    async provision(claim, order) {
      const name = Templates.nameOf(claim);
      const template = templates.get(name);
      if (!template) {
        return {
          kind: 'notReady',
          reason: 'ResourceNotReady',
          message: `The ClusterResourceProvisionTemplate "${name}", from which it is made, is gone or not valid. The service operator has to restore it; or delete the claim`,
          isFailing: true,
        };
      }
      const mayMake =
        order !== undefined && Templates.nameFor(order.instanceClass) === name;
      const walk = walkFor(claim, template, mayMake);
      if (!walk) {
        return { kind: 'refused', message: describeOutgrown(template.object) };
      }
      const provisioning = await provisionFromTemplate(
        context,
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
        return { kind: 'kept' };
      }
      const known = verified.get(uid);
      if (known?.sources.every(({ isSame }) => isSame)) {
        return known.upkeep;
      }
      const walk = walkFor(claim, template, false);
      if (!walk) {
        return { kind: 'failed', message: describeOutgrown(template.object) };
      }
      const secret = new Source(assembledReference(claim), informers.secrets);
      const { apiVersion, kind, metadata } = template.object;
      const from = new Source(
        { apiVersion, kind, name: metadata.name ?? '' },
        informers.templates,
      );
      const upkeep = await keepAssembled(
        context,
        claim,
        template.parsed.binding,
        walk,
      );
      follow(claim, walk);
      if (upkeep.kind === 'kept') {
        const all = [from, secret, ...walk.sources];
        verified.set(uid, { sources: all, upkeep });
      }
      return upkeep;
    },

    async remove(claim) {
      const removal = await removeProvisioned(context, kinds, claim);
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

function describeOutgrown({ metadata }: KubernetesObject): string {
  return `the ClusterResourceProvisionTemplate "${metadata.name}" was changed, and does not take any more the parameters with which this instance was begun (status.provisionedBy.parameters). The service operator has to let it take them; or delete the claim and create it again`;
}
