import {
  annotations,
  labels,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { validateParameters } from '@services-toolkit/kubernetes-api/parameters';
import { objectKey } from '@services-toolkit/kubernetes-runtime';
import { definedGroup } from '../../../../runtime/watches/Definitions';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { ObjectTracker } from '../../../../runtime/watches/ObjectTracker';
import type {
  Provisioner,
  ProvisionOrder,
  ProvisionPlan,
  Provisioning,
  Removal,
  Upkeep,
  WakeUps,
} from '../Provisioner';
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
export class TemplateProvisioner implements Provisioner {
  readonly name = 'template';
  readonly originAnnotation = annotations.provisionTemplate;
  readonly mostParameterBytes = mostParameterBytes;
  readonly eventReasons = {
    created: 'CreatedInstance',
    deleted: 'DeletedInstance',
    deletionFailed: 'InstanceDeletionFailed',
  } as const;

  readonly #context: ClaimsContext;
  readonly #wakeUps: WakeUps;
  readonly #templates: Templates;
  readonly #kinds: TemplateKinds;
  readonly #rights: TemplateRights;
  /** Which claims have to look again when an object changes that was not made for them. */
  readonly #sources = new ObjectTracker();
  /**
   * The sources of a Secret, at the versions at which it was put together or found to be as it should. Lost with the process
   * on purpose: after a start each is compared once.
   */
  readonly #verified = new Map<
    string,
    { sources: readonly Source[]; upkeep: Upkeep }
  >();

  constructor(context: ClaimsContext, wakeUps: WakeUps) {
    this.#context = context;
    this.#wakeUps = wakeUps;
    this.#templates = new Templates(context);
    this.#kinds = new TemplateKinds(context, (object, type) =>
      this.#wakeByObject(object, type),
    );
    this.#rights = new TemplateRights(context);
    this.#listen();
  }

  observeClass(instanceClass: ClusterInstanceClass) {
    return this.#templates.judge(Templates.nameFor(instanceClass));
  }

  forgetClass(): void {
    // All templates are followed, whether a class names them or not.
  }

  async plan(
    claim: ClassClaim,
    instanceClass: ClusterInstanceClass,
    parameters: Record<string, unknown>,
  ): Promise<ProvisionPlan | { kind: 'pending' }> {
    const origin = Templates.nameFor(instanceClass);
    const template = this.#templates.get(origin);
    if (!template) {
      // The class is about to say so.
      return { kind: 'pending' };
    }
    return {
      origin,
      provisionedBy: { template: origin, parameters },
      ...(await planFromTemplate(
        this.#kinds,
        claim,
        template.parsed,
        parameters,
      )),
    };
  }

  async provision(
    claim: ClassClaim,
    order: ProvisionOrder | undefined,
  ): Promise<Provisioning> {
    const name = Templates.nameOf(claim);
    const template = this.#templates.get(name);
    if (!template) {
      return {
        kind: 'notReady',
        reason: 'ResourceNotReady',
        isFailing: true,
        message: `The ClusterResourceProvisionTemplate "${name}", from which it is made, is gone or not valid. The service operator has to restore it; or delete the claim`,
      };
    }
    const mayMake =
      order !== undefined && Templates.nameFor(order.instanceClass) === name;
    const walk = this.#walkFor(claim, template, mayMake);
    if (!walk) {
      return { kind: 'refused', message: describeOutgrown(template.object) };
    }
    const provisioning = await provisionFromTemplate(
      this.#context,
      claim,
      template.parsed.binding,
      walk,
    );
    this.#follow(claim, walk);
    return provisioning;
  }

  async keep(claim: ClassClaim): Promise<Upkeep> {
    const { informers } = this.#context;
    const template = this.#templates.get(Templates.nameOf(claim));
    const uid = claim.metadata.uid ?? '';
    if (template?.parsed.binding.kind !== 'assembled') {
      this.#forget(claim);
      return { kind: 'kept' };
    }
    const known = this.#verified.get(uid);
    if (known?.sources.every(({ isSame }) => isSame)) {
      return known.upkeep;
    }
    const walk = this.#walkFor(claim, template, false);
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
      this.#context,
      claim,
      template.parsed.binding,
      walk,
    );
    this.#follow(claim, walk);
    if (upkeep.kind === 'kept') {
      const all = [from, secret, ...walk.sources];
      this.#verified.set(uid, { sources: all, upkeep });
    }
    return upkeep;
  }

  async remove(claim: ClassClaim): Promise<Removal> {
    const removal = await removeProvisioned(this.#context, this.#kinds, claim);
    if (removal.kind === 'gone') {
      this.#forget(claim);
    }
    return removal;
  }

  #listen(): void {
    const { informers } = this.#context;
    informers.secrets.subscribe(({ object }) =>
      this.#wakeByObject(object, { group: '', version: 'v1', kind: 'Secret' }),
    );
    informers.classClaims.subscribe(({ type, object }) => {
      if (type === 'deleted') {
        this.#forget(object);
      }
    });
    informers.templates.subscribe(({ object }) => {
      for (const instanceClass of informers.classes.list()) {
        if (Templates.nameFor(instanceClass) === object.metadata.name) {
          this.#wakeUps.clusterInstanceClass(objectKey(instanceClass));
        }
      }
    });
    informers.customResourceDefinitions.subscribe(({ type, object }) => {
      if (type === 'deleted') {
        this.#kinds.release(definedGroup(object));
      }
    });
  }

  #wakeByObject(
    object: KubernetesObject,
    type: { group: string; version: string; kind: string },
  ): void {
    const { name = '', namespace = '' } = object.metadata;
    const apiVersion = `${type.group}/${type.version}`;
    const key = referenceKey({ apiVersion, kind: type.kind, name, namespace });
    const uid = object.metadata.labels?.[labels.classClaimUid] ?? '';
    const { classClaims } = this.#context.informers;
    for (const claim of classClaims.byIndex('uid', uid)) {
      // The label is whoever's who made the object; what was made for the claim stands in its status.
      const own = [...provisionedReferences(claim), assembledReference(claim)];
      if (own.some(ref => referenceKey(ref) === key)) {
        this.#wakeUps.classClaim(objectKey(claim));
      }
    }
    for (const claimKey of this.#sources.watchersOf(key)) {
      this.#wakeUps.classClaim(claimKey);
    }
  }

  /**
   * With the parameters that the status has, which were checked before they were written there: what the claim's spec says
   * by now may be anything. Undefined where the template has changed since, and takes them no longer.
   */
  #walkFor(
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
          client: this.#context.client,
          kinds: this.#kinds,
          claim,
          template: parsed,
          parameters,
          mayMake,
          refusalOf: use => this.#rights.refusalOf(object, claim, use),
        });
  }

  /** From now on their changes wake the claim. */
  #follow(claim: ClassClaim, walk: TemplateWalk): void {
    this.#sources.track(
      objectKey(claim),
      walk.sources.map(({ ref }) => referenceKey(ref)),
    );
  }

  #forget(claim: ClassClaim): void {
    this.#sources.track(objectKey(claim), []);
    this.#verified.delete(claim.metadata.uid ?? '');
  }
}

function describeOutgrown({ metadata }: KubernetesObject): string {
  return `the ClusterResourceProvisionTemplate "${metadata.name}" was changed, and does not take any more the parameters with which this instance was begun (status.provisionedBy.parameters). The service operator has to let it take them; or delete the claim and create it again`;
}
