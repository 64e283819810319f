import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** The one spelling of a full entity ref; `undefined` for what is none. */
export function normalizeEntityRef(
  ref: string | undefined,
): string | undefined {
  if (!ref) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch {
    return undefined;
  }
}
