import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** @throws InputError for what is no entity ref with its kind */
export function fullEntityRef(ref: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch {
    throw new InputError(
      `entityRef is "${ref}", which is no entity ref. Give kind, namespace and name, as in component:default/orders.`,
    );
  }
}
