import {
  apiVersionOf,
  type ObjectReference,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { Scope } from './cel/Expression';
import { ExpressionError } from './cel/ExpressionError';
import type { ParsedResource } from './ParsedTemplate';

/** One object of a resource: with forEach there are several. */
export interface ResourceInstance {
  ref: ObjectReference;
  /** With item and index, where there is forEach. */
  scope: Scope;
}

const most = 50;

/**
 * The objects of a resource, named.
 *
 * @throws ExpressionError
 */
export function instancesOf(
  resource: ParsedResource,
  type: ResourceType,
  claimNamespace: string,
  scope: Scope,
): ResourceInstance[] {
  const instances = scopesOf(resource, scope).map(one => {
    const name = resource.name.render(one);
    const namespace = resource.namespace?.render(one) ?? claimNamespace;
    return {
      scope: one,
      ref: {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        name,
        ...(type.namespaced && { namespace }),
      },
    };
  });
  const names = instances.map(({ ref }) => `${ref.namespace}/${ref.name}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ExpressionError(
      `${resource.place}.forEach`,
      resource.nameNeeds,
      'two of its objects have the same name; use item or index in metadata.name',
    );
  }
  return instances;
}

function scopesOf({ forEach, place }: ParsedResource, scope: Scope): Scope[] {
  if (!forEach) {
    return [scope];
  }
  const list = forEach.evaluate(scope);
  if (!Array.isArray(list) || list.length > most) {
    throw new ExpressionError(
      `${place}.forEach`,
      [...forEach.references.keys()],
      `it has to yield a list of at most ${most} entries`,
    );
  }
  return list.map((item, index) => ({ ...scope, item, index: BigInt(index) }));
}
