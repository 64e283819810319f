import { fromJson, type Schema } from '@services-toolkit/cel';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import type { Scope } from './cel/Expression';

/**
 * What the expressions of a template see from the start: the claim and its parameters.
 *
 * @param schema - of the parameters: what it calls a number is a `double`, also where it is written as a whole one
 */
export function scopeOf(
  { metadata }: ClassClaim,
  parameters: Record<string, unknown>,
  schema: Schema | undefined,
): Scope {
  const { name, namespace, uid, labels = {}, annotations = {} } = metadata;
  return {
    claim: fromJson({
      metadata: { name, namespace, uid, labels, annotations },
    }),
    parameters: fromJson(parameters, schema),
  };
}
