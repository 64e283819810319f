import { fromJson } from '@services-toolkit/cel';
import { english, isSecret, objectTells } from '@services-toolkit/claims';
import {
  annotations,
  labels,
  type ClassClaim,
  type KubernetesObject,
  type ObjectReference,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  objectKey,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { belongsToClaim } from './belongsToClaim';
import type { Expression, Scope } from './cel/Expression';
import { ExpressionError } from './cel/ExpressionError';
import { describeForeign } from './describeForeign';
import { describeObject } from './describeObject';
import { instancesOf, type ResourceInstance } from './instancesOf';
import { makeObject } from './makeObject';
import { OwnSecrets } from './OwnSecrets';
import type { ParsedResource, ParsedTemplate } from './ParsedTemplate';
import { provisionedReferences } from './provisionedReferences';
import { referenceKey } from './referenceKey';
import { scopeOf } from './scopeOf';
import { Source } from './Source';
import type { TemplateKinds } from './TemplateKinds';
import type { TemplateUse } from './TemplateRights';

/** What a walk works with. */
export interface WalkOptions {
  client: KubernetesClient;
  kinds: TemplateKinds;
  claim: ClassClaim;
  template: ParsedTemplate;
  parameters: Record<string, unknown>;
  /** Whether what is missing is made, or only what is there looked at. */
  mayMake: boolean;
  /** Why the template may not be used for something; undefined where it may. */
  refusalOf(use: TemplateUse): Promise<string | undefined>;
}

/**
 * Goes through the resources of a template for one claim: makes what is missing, in order, and finds out how far each is. A
 * resource is made once all that it refers to is there and ready. Data of Secrets lives as long as the walk.
 */
export class TemplateWalk {
  /** What is not ready, in sentences. */
  readonly obstacles: string[] = [];
  /** One of the objects says that it does not become ready on its own. */
  isFailing = false;
  /** What the API server refused, or cannot be had whatever comes. */
  readonly refusals: string[] = [];
  /** What has to be written to the claim's status before it is made. */
  readonly unrecorded: ObjectReference[] = [];
  readonly sources: Source[] = [];
  readonly #options: WalkOptions;
  readonly #recorded: ReadonlySet<string>;
  readonly #there = new Map<string, string>();
  readonly #ownSecrets = new OwnSecrets();
  #scope: Scope;

  constructor(options: WalkOptions) {
    this.#options = options;
    this.#recorded = new Set(
      provisionedReferences(options.claim).map(referenceKey),
    );
    const { claim, parameters, template } = options;
    this.#scope = scopeOf(claim, parameters, template.parametersSchema);
  }

  /** What expressions see: all resources that are ready. */
  get scope(): Scope {
    return this.#scope;
  }

  /** The UID of an object that the walk has seen, whatever the caches know by now. */
  uidOf(ref: ObjectReference): string | undefined {
    return this.#there.get(referenceKey(ref));
  }

  async run(): Promise<void> {
    for (const resource of this.#options.template.resources) {
      // What it waits for is among the obstacles already.
      if (resource.needs.every(id => Object.hasOwn(this.#scope, id))) {
        await this.#visit(resource);
      }
    }
  }

  async #visit(resource: ParsedResource): Promise<void> {
    const { kinds, claim } = this.#options;
    const type = await kinds.typeOf(resource.kind);
    if (!type) {
      this.refusals.push(
        `${resource.place}: the cluster serves no kind "${resource.kind.kind}" of "${resource.kind.group}". Install its CustomResourceDefinition`,
      );
      return;
    }
    const instances = this.attempt(() =>
      instancesOf(resource, type, claim.metadata.namespace ?? '', this.#scope),
    );
    const values: unknown[] = [];
    for (const instance of instances ?? []) {
      const object = await this.#object(resource, type, instance);
      if (object && this.#isReady(resource, instance, object)) {
        values.push(fromJson(object));
      }
    }
    if (instances && values.length === instances.length) {
      const value = resource.forEach ? values : values[0];
      this.#scope = { ...this.#scope, [resource.id]: value };
    }
  }

  /** The object, made if need be; undefined where there is an obstacle. */
  async #object(
    resource: ParsedResource,
    type: ResourceType,
    instance: ResourceInstance,
  ): Promise<KubernetesObject | undefined> {
    const { kinds, claim, mayMake } = this.#options;
    const { ref } = instance;
    const informer = resource.object ? kinds.made(type) : kinds.read(type);
    const key = objectKey({ metadata: ref });
    // Before anything is read: what changes after this is seen by it.
    this.sources.push(new Source(ref, informer));
    const cached = informer.get(key);
    const isOwn = !!cached && belongsToClaim(cached, claim);
    const isLookedAt = !resource.object || (isOwn && resource.isRead);
    if (
      isLookedAt &&
      (await this.#isRefused(resource, {
        verb: 'get',
        type,
        ref,
        object: cached,
        isOwn: resource.object
          ? isOwn
          : !!cached && this.#ownSecrets.has(ref, cached),
      }))
    ) {
      return undefined;
    }
    if (!cached && (!resource.object || !mayMake)) {
      this.obstacles.push(
        resource.object
          ? `${describeObject(ref)} does not exist`
          : `It waits for ${describeObject(ref)}, which does not exist yet`,
      );
      return undefined;
    }
    if (resource.object && cached && !isOwn) {
      this.refusals.push(`${resource.place}: ${describeForeign(cached)}`);
      return undefined;
    }
    const object = cached
      ? await this.#read(resource, type, ref, cached)
      : await this.#make(resource, type, instance);
    if (!object) {
      return undefined;
    }
    this.#there.set(referenceKey(ref), object.metadata.uid ?? '');
    if (resource.object && object.metadata.deletionTimestamp !== undefined) {
      this.obstacles.push(
        `${describeObject(
          ref,
        )} is being deleted. It is made again when it is gone`,
      );
      return undefined;
    }
    if (resource.object) {
      this.#ownSecrets.add(object, type);
    }
    return object;
  }

  async #make(
    resource: ParsedResource,
    type: ResourceType,
    { ref, scope }: ResourceInstance,
  ): Promise<KubernetesObject | undefined> {
    const { client, claim } = this.#options;
    const rendered = this.attempt(() => resource.object?.render(scope));
    if (!rendered) {
      return undefined;
    }
    const object = desiredObject(rendered as KubernetesObject, ref, claim);
    if (
      await this.#isRefused(resource, { verb: 'create', type, ref, object })
    ) {
      return undefined;
    }
    if (!this.#recorded.has(referenceKey(ref))) {
      // Reference first, object second: a crash cannot leave something behind that no claim names.
      this.unrecorded.push(ref);
      return undefined;
    }
    const creation = await makeObject(client, claim, type, object);
    if (creation.kind === 'refused') {
      this.refusals.push(`${resource.place}: ${creation.message}`);
      return undefined;
    }
    return creation.object;
  }

  /** Before each use: rights come and go, and so do templates' authors. */
  async #isRefused(
    { place }: ParsedResource,
    use: TemplateUse,
  ): Promise<boolean> {
    const refusal = await this.#options.refusalOf(use);
    if (refusal !== undefined) {
      this.refusals.push(`${place}: ${refusal}`);
    }
    return refusal !== undefined;
  }

  /** With the data of a Secret, if an expression looks at it. */
  async #read(
    { isRead }: ParsedResource,
    type: ResourceType,
    ref: ObjectReference,
    cached: KubernetesObject,
  ): Promise<KubernetesObject | undefined> {
    if (!isSecret(type) || !isRead) {
      return cached;
    }
    try {
      const { name, namespace } = ref;
      return await this.#options.client.get(type, {
        name,
        ...(namespace && { namespace }),
      });
    } catch (error) {
      if (isNotFound(error)) {
        this.obstacles.push(`${describeObject(ref)} was deleted`);
        return undefined;
      }
      throw error;
    }
  }

  #isReady(
    { id, readyWhen }: ParsedResource,
    { ref, scope }: ResourceInstance,
    object: KubernetesObject,
  ): boolean {
    const own = { ...scope, [id]: fromJson(object) };
    for (const condition of readyWhen) {
      const tells = objectTells(object);
      // Obstacles are put together to sentences.
      const words = tells ? english([tells.message]).replace(/\.$/, '') : '';
      const answer = this.attempt(
        () => ({ holds: holds(condition, own) }),
        words,
      );
      if (!answer?.holds) {
        this.isFailing ||= tells?.fails ?? false;
        if (answer) {
          this.obstacles.push(
            `${describeObject(ref)} is not ready: "${
              condition.source
            }" is not true${words && `. ${words}`}`,
          );
        }
        return false;
      }
    }
    return true;
  }

  /** Evaluates; what fails is noted: an obstacle where other objects may bring what is missing, else a refusal. */
  attempt<T>(work: () => T, words = ''): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof ExpressionError) {
        const isWaiting = error.references.length > 0;
        (isWaiting ? this.obstacles : this.refusals).push(
          `${error.message}${words && `. ${words}`}`,
        );
        return undefined;
      }
      throw error;
    }
  }
}

/** What a condition looks at may be missing until the object's operator has come to it: then it is not ready yet. */
function holds(condition: Expression, scope: Scope): boolean {
  try {
    return condition.evaluate(scope) === true;
  } catch (error) {
    if (
      error instanceof ExpressionError &&
      error.isMissing &&
      error.references.length > 0
    ) {
      return false;
    }
    throw error;
  }
}

/** The object as the template has it, in its place, and with the claim's mark. */
function desiredObject(
  rendered: KubernetesObject,
  { name, namespace }: ObjectReference,
  { metadata }: ClassClaim,
): KubernetesObject {
  return {
    ...rendered,
    metadata: {
      name,
      ...(namespace && { namespace }),
      labels: {
        ...rendered.metadata.labels,
        [labels.classClaimUid]: metadata.uid ?? '',
      },
      annotations: {
        ...rendered.metadata.annotations,
        [annotations.classClaim]: `${metadata.namespace}/${metadata.name}`,
      },
    },
  };
}
