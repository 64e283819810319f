import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { toOwnerRef } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** Where a portal's app-config.yaml says who owns services which name no owner themselves. @public */
export const defaultOwnerKey = 'servicesToolkit.catalog.defaultOwner';

/**
 * Full ref of the owner of services which name none.
 *
 * @throws InputError that names the key and says what to do
 * @public
 */
export function readDefaultOwner(config: Config): string | undefined {
  const configured = config.getOptionalString(defaultOwnerKey);
  if (!configured) {
    return undefined;
  }
  const owner = toOwnerRef(configured);
  if (!owner) {
    throw new InputError(
      `${defaultOwnerKey} is "${configured}", which is not an entity ref. Write it as in "group:default/platform-team".`,
    );
  }
  return owner;
}
