import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { toOwnerRef } from '../translate/toOwnerRef';

export interface CatalogConfig {
  /** Owner of what nothing else names an owner for, as a full entity ref. */
  readonly defaultOwner: string;
}

const key = 'servicesToolkit.catalog.defaultOwner';

/** @throws InputError that names the key and says what to do */
export function readCatalogConfig(config: Config): CatalogConfig {
  const configured = config.getOptionalString(key);
  if (!configured) {
    throw new InputError(
      `${key} is missing. Name the group that owns services which name no owner themselves, as in "group:default/platform-team": the catalog accepts no service without an owner.`,
    );
  }
  const defaultOwner = toOwnerRef(configured);
  if (!defaultOwner) {
    throw new InputError(
      `${key} is "${configured}", which is not an entity ref. Write it as in "group:default/platform-team".`,
    );
  }
  return { defaultOwner };
}
