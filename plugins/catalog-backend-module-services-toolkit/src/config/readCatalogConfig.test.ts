import { ConfigReader } from '@backstage/config';
import { readCatalogConfig } from './readCatalogConfig';

function read(defaultOwner?: string) {
  return readCatalogConfig(
    new ConfigReader({
      servicesToolkit: { catalog: defaultOwner ? { defaultOwner } : {} },
    }),
  );
}

describe('readCatalogConfig', () => {
  it.each([
    ['group:default/platform-team', 'group:default/platform-team'],
    ['platform-team', 'group:default/platform-team'],
    ['user:people/alice', 'user:people/alice'],
  ])('takes %s', (configured, defaultOwner) => {
    expect(read(configured)).toEqual({ defaultOwner });
  });

  it('says what to do where there is none', () => {
    expect(() => read()).toThrow(
      /servicesToolkit\.catalog\.defaultOwner is missing\. Name the group/,
    );
  });

  it.each(['group:default/', ':::', 'group:default/platform team'])(
    'refuses %s',
    configured => {
      expect(() => read(configured)).toThrow(/is not an entity ref/);
    },
  );
});
