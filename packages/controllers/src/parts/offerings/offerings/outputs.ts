import type { Output } from '@services-toolkit/offerings';
import type { OfferingObservation } from './Observation';

/** How the keys of real Secrets differ from what is declared. */
export interface OutputDifferences {
  missing: string[];
  surplus: string[];
}

/** What the Service Binding Specification puts into every Secret. */
const wellKnown = new Set(['type', 'provider']);
const most = 64;

/** `undefined` where there is nothing to compare: nothing is declared, or no claim is Ready. */
export function compareOutputs(
  outputs: readonly Output[],
  classes: OfferingObservation['classes'],
): OutputDifferences | undefined {
  const seen =
    classes === 'notInstalled'
      ? []
      : [...classes.values()].flatMap(
          ({ status }) => status?.usage?.keys ?? [],
        );
  if (outputs.length === 0 || seen.length === 0) {
    return undefined;
  }
  const declared = new Set(outputs.map(({ key }) => key));
  const missing = outputs
    .filter(
      ({ key, optional }) =>
        !optional && seen.some(({ always }) => !always.includes(key)),
    )
    .map(({ key }) => key);
  const surplus = seen
    .flatMap(({ always, sometimes }) => [...always, ...sometimes])
    .filter(key => !declared.has(key) && !wellKnown.has(key));
  return {
    missing: missing.sort().slice(0, most),
    surplus: [...new Set(surplus)].sort().slice(0, most),
  };
}
