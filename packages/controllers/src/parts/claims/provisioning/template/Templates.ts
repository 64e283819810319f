import {
  getCondition,
  isReady,
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
  type ClusterResourceProvisionTemplate,
} from '@services-toolkit/kubernetes-api';
import { isKindNotServed } from '@services-toolkit/kubernetes-runtime';
import { definitionName } from '../../../../runtime/watches/Definitions';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { describeMissingRule } from '../../../../runtime/MissingRule';
import { readLive } from '../../../../runtime/readLive';
import type { ClassSource } from '../Provisioner';
import { parseTemplate } from './parseTemplate';
import type { ParsedTemplate } from './ParsedTemplate';

const { clusterResourceProvisionTemplates } = resourceTypes;

/** A template with what was made of it. */
export interface KnownTemplate {
  object: ClusterResourceProvisionTemplate;
  parsed: ParsedTemplate;
}

/** The templates of the cluster. */
export class Templates {
  readonly #context: ClaimsContext;
  /** By the object itself: what has not changed is the same object in an informer. */
  readonly #parsed = new WeakMap<object, ReturnType<typeof parseTemplate>>();

  constructor(context: ClaimsContext) {
    this.#context = context;
  }

  /** The template of a class. */
  static nameFor({ spec }: ClusterInstanceClass): string {
    return spec.provisioner?.template?.name ?? '';
  }

  /** The template that a claim's instance was begun with: its status says it, and no annotation. */
  static nameOf({ status }: ClassClaim): string {
    return status?.provisionedBy?.template ?? '';
  }

  /** Undefined if there is none of that name, or nothing can be made of it. */
  get(name: string): KnownTemplate | undefined {
    const object = this.#context.informers.templates.get(name);
    if (!object) {
      return undefined;
    }
    const result = this.#parsed.get(object) ?? parseTemplate(object.spec);
    this.#parsed.set(object, result);
    return result.kind === 'valid'
      ? { object, parsed: result.template }
      : undefined;
  }

  /** What the template says to a class. */
  async judge(name: string): Promise<ClassSource> {
    const template = this.#context.informers.templates.get(name);
    if (!template) {
      return this.#judgeUnknown(name);
    }
    const { metadata, spec, status } = template;
    const ready = getCondition(status?.conditions, 'Ready');
    if (!ready || status?.observedGeneration !== metadata.generation) {
      // Its first status, or the one about what was changed, is on its way.
      return { kind: 'pending' };
    }
    if (!isReady(template)) {
      return {
        kind: 'broken',
        reason: 'ProvisionTemplateNotReady',
        message: `The ClusterResourceProvisionTemplate "${name}" is not ready (${ready.reason}): ${ready.message}`,
      };
    }
    return {
      kind: 'ready',
      parametersSchema: spec.parameters?.openAPIV3Schema ?? { type: 'object' },
      instanceType: { group: '', version: 'v1', kind: 'Secret' },
      message: `Claims get a new instance, made from the ClusterResourceProvisionTemplate "${name}"`,
    };
  }

  async #judgeUnknown(name: string): Promise<ClassSource> {
    // One that was applied together with its class may be on its way to the cache.
    const reading = await this.#read(name);
    switch (reading.kind) {
      case 'absent':
        return {
          kind: 'broken',
          reason: 'ProvisionTemplateNotFound',
          message: `There is no ClusterResourceProvisionTemplate "${name}". Create it, or correct spec.provisioner.template.name; the class is checked again automatically`,
        };
      case 'forbidden':
        return {
          kind: 'broken',
          reason: 'ProvisionTemplateNotFound',
          message: `The ClusterResourceProvisionTemplate "${name}" cannot be read. ${describeMissingRule(
            reading.rule,
          )}`,
        };
      case 'notServed':
        return {
          kind: 'broken',
          reason: 'ProvisionTemplateNotFound',
          message: `This cluster lacks the CustomResourceDefinition ${definitionName(
            clusterResourceProvisionTemplates,
          )}, so there is no template "${name}". Apply it ("kubectl apply -k deploy/crds"); the class is checked again automatically`,
        };
      default:
        return { kind: 'pending' };
    }
  }

  async #read(name: string) {
    const { client } = this.#context;
    try {
      return await readLive(client, clusterResourceProvisionTemplates, {
        name,
      });
    } catch (error) {
      if (isKindNotServed(error)) {
        return { kind: 'notServed' as const };
      }
      throw error;
    }
  }
}
