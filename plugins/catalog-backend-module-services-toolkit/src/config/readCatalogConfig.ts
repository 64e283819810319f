import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type CatalogDefaults,
  defaultOwnerKey,
  readDefaultOwner,
  toSystemRef,
  toTags,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';

const section = 'servicesToolkit.catalog';

/** @throws InputError that names the key and says what to do */
export function readCatalogConfig(config: Config): CatalogDefaults {
  const system = readSystem(config);
  return {
    owner: readOwner(config),
    ...(system && { system }),
    tags: readTags(config),
    ...(config.getOptionalBoolean(`${section}.claims`) === false && {
      claims: false,
    }),
  };
}

function readOwner(config: Config): string {
  const owner = readDefaultOwner(config);
  if (!owner) {
    throw new InputError(
      `${defaultOwnerKey} is missing. Name the group that owns services which name no owner themselves, as in "group:default/platform-team": the catalog accepts no service without an owner.`,
    );
  }
  return owner;
}

function readSystem(config: Config): string | undefined {
  const key = `${section}.defaultSystem`;
  const configured = config.getOptionalString(key);
  const system = toSystemRef(configured);
  if (configured && !system) {
    throw new InputError(
      `${key} is "${configured}", which is not the ref of a system. Write it as in "system:default/platform", or leave it out.`,
    );
  }
  return system;
}

function readTags(config: Config): readonly string[] {
  const key = `${section}.defaultTags`;
  const configured = config.getOptionalStringArray(key) ?? [];
  const wrong = configured.find(text => toTags([text])[0] !== text);
  if (wrong !== undefined) {
    throw new InputError(
      `${key} has "${wrong}", which is not a tag. A tag has at most 63 lower-case letters, digits, + and #, with single dashes between them.`,
    );
  }
  return toTags(configured);
}
