import { parseEntityRef } from '@backstage/catalog-model';

/** Whether a text could name an entity of the catalog. */
export function isEntityRef(text: string): boolean {
  try {
    return parseEntityRef(text).name !== '';
  } catch {
    return false;
  }
}
