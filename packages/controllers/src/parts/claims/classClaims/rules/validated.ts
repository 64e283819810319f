import {
  getCondition,
  type ClassClaim,
  type ClassClaimStatus,
} from '@services-toolkit/kubernetes-api';
import type { PrunedField } from '@services-toolkit/kubernetes-api/parameters';
import { holds, type Finding } from '../../../../runtime/statusConditions';
import type { ParametersCheck } from '../ProvisioningProgress';

/** More would not be read. */
const mostFields = 10;
/** As many as the status takes. */
const mostInStatus = 32;
/** What is longer is counted only: a status that holds it once more than the spec might be too large to be stored. */
const longestPath = 300;

/**
 * What is said of parameters that the class takes: also which of them it does not know, so that they have no effect. Once
 * they are checked no more, it stays as it was said.
 */
export function validated(
  { status }: ClassClaim,
  parameters: ParametersCheck,
): Finding<'Validated'> {
  if (parameters.kind === 'valid') {
    return holds('Validated', describe(parameters.pruned ?? []));
  }
  const said = getCondition(status?.conditions, 'Validated');
  return holds(
    'Validated',
    (said?.status === 'True' && said.message) || describe([]),
  );
}

/** The parameters that the class does not know, for programs. They stay in the status as long as what is said of them. */
export function prunedParameters(
  { status }: ClassClaim,
  parameters: ParametersCheck,
): Pick<ClassClaimStatus, 'prunedParameters'> {
  const pruned =
    parameters.kind === 'valid'
      ? tellable(parameters.pruned ?? []).slice(0, mostInStatus)
      : parameters.kind === 'noClass' && status?.prunedParameters;
  return pruned && pruned.length > 0 ? { prunedParameters: [...pruned] } : {};
}

function tellable(pruned: readonly PrunedField[]): readonly PrunedField[] {
  return pruned.filter(({ path }) => path.length <= longestPath);
}

function describe(pruned: readonly PrunedField[]): string {
  const fine = 'The parameters are what the class takes';
  if (pruned.length === 0) {
    return fine;
  }
  const told = tellable(pruned)
    .slice(0, mostFields)
    .map(({ path, similar }) =>
      similar === undefined ? path : `${path} (did you mean ${similar}?)`,
    );
  const rest = pruned.length - told.length;
  const more = rest > 0 ? [`${told.length > 0 ? 'and ' : ''}${rest} more`] : [];
  return `${fine}; not known to the class and left out: ${[
    ...told,
    ...more,
  ].join(', ')}`;
}
