import {
  getCondition,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import type { PrunedField } from '@services-toolkit/kubernetes-api/parameters';
import { holds, type Verdict } from '../../rules/statusConditions';
import type { ParametersVerdict } from '../Making';

/** More would not be read. */
const mostFields = 10;

/**
 * What is said of parameters that the class takes: also which of them it does not know, so that they have no effect. Once
 * they are checked no more, it stays as it was said.
 */
export function validated(
  { status }: ClassClaim,
  parameters: ParametersVerdict,
): Verdict<'Validated'> {
  if (parameters.kind === 'valid') {
    return holds('Validated', describe(parameters.pruned ?? []));
  }
  const said = getCondition(status?.conditions, 'Validated');
  return holds(
    'Validated',
    (said?.status === 'True' && said.message) || describe([]),
  );
}

function describe(pruned: readonly PrunedField[]): string {
  const fine = 'The parameters are what the class takes';
  if (pruned.length === 0) {
    return fine;
  }
  const told = pruned
    .slice(0, mostFields)
    .map(({ path, similar }) =>
      similar === undefined ? path : `${path} (did you mean ${similar}?)`,
    );
  const rest = pruned.length - told.length;
  return `${fine}; not known to the class and left out: ${told.join(', ')}${
    rest > 0 ? `, and ${rest} more` : ''
  }`;
}
