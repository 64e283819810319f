import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readCatalogConfig } from './readCatalogConfig';

const defaultOwner = 'group:default/platform-team';

function read(catalog: JsonObject) {
  return readCatalogConfig(new ConfigReader({ servicesToolkit: { catalog } }));
}

describe('readCatalogConfig', () => {
  it.each([
    ['group:default/platform-team', 'group:default/platform-team'],
    ['platform-team', 'group:default/platform-team'],
    ['user:people/alice', 'user:people/alice'],
  ])('takes the owner %s', (configured, owner) => {
    expect(read({ defaultOwner: configured })).toEqual({ owner, tags: [] });
  });

  it('takes a system and tags', () => {
    expect(
      read({ defaultOwner, defaultSystem: 'platform', defaultTags: ['c++'] }),
    ).toEqual({
      owner: defaultOwner,
      system: 'system:default/platform',
      tags: ['c++'],
    });
  });

  it('leaves claims out where that is said', () => {
    expect(read({ defaultOwner, claims: false }).claims).toBe(false);
    expect(read({ defaultOwner, claims: true })).not.toHaveProperty('claims');
  });

  it('says what to do where there is no owner', () => {
    expect(() => read({})).toThrow(
      /servicesToolkit\.catalog\.defaultOwner is missing\. Name the group/,
    );
  });

  it.each(['group:default/', ':::', 'group:default/platform team'])(
    'refuses the owner %s',
    configured => {
      expect(() => read({ defaultOwner: configured })).toThrow(
        /defaultOwner is "[^"]*", which is not an entity ref/,
      );
    },
  );

  it('refuses a system that is none', () => {
    expect(() =>
      read({ defaultOwner, defaultSystem: 'group:default/dba' }),
    ).toThrow(/defaultSystem is "group:default\/dba", which is not the ref/);
  });

  it('refuses a tag that is none', () => {
    expect(() =>
      read({ defaultOwner, defaultTags: ['sql', 'Two Words'] }),
    ).toThrow(/defaultTags has "Two Words", which is not a tag/);
  });
});
