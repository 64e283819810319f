import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import type { Scope } from './cel/Expression';
import { toCelValue } from './cel/toCelValue';

/** What the expressions of a template see from the start: the claim and its parameters. */
export function scopeOf(
  { metadata }: ClassClaim,
  parameters: Record<string, unknown>,
): Scope {
  const { name, namespace, uid, labels = {}, annotations = {} } = metadata;
  return {
    claim: toCelValue({
      metadata: { name, namespace, uid, labels, annotations },
    }),
    parameters: toCelValue(parameters),
  };
}
