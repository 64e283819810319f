import { InputError, isError } from '@backstage/errors';
import { entityNotFoundReason } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Whether the claim API refused a claim because the catalog does not have the entity (yet) that it is made for. */
export function isEntityMissing(error: unknown): boolean {
  if (!isError(error) || error.name !== InputError.name) {
    return false;
  }
  const { causes } = error as { causes?: unknown };
  return (
    Array.isArray(causes) &&
    causes.some(cause => cause?.reason === entityNotFoundReason)
  );
}
