import { aComponent } from '../__testUtils__/builders';
import { proposeRepository } from './proposeRepository';

const SLUG = 'github.com/project-slug';
const SOURCE = 'backstage.io/source-location';
const LOCATION = 'backstage.io/managed-by-location';

function proposed(annotations: Record<string, string>) {
  const entity = aComponent();
  return proposeRepository({
    ...entity,
    metadata: { ...entity.metadata, annotations },
  });
}

describe('proposeRepository', () => {
  it.each([
    [{ [SLUG]: 'shop/orders' }, 'github.com?owner=shop&repo=orders'],
    [
      { [SOURCE]: 'url:https://github.com/shop/orders/tree/main/' },
      'github.com?owner=shop&repo=orders',
    ],
    [
      { [SOURCE]: 'url:https://github.com/shop/orders' },
      'github.com?owner=shop&repo=orders',
    ],
    [
      { [SOURCE]: 'url:https://git.example.org/shop/orders.git' },
      'git.example.org?owner=shop&repo=orders',
    ],
    [
      { [SOURCE]: 'url:https://gitlab.com/shop/back/orders/-/tree/main/x' },
      'gitlab.com?owner=shop%2Fback&repo=orders',
    ],
    [
      {
        [SLUG]: 'shop/orders',
        [SOURCE]: 'url:https://github.example.org/shop/mono/tree/main/orders/',
      },
      'github.example.org?owner=shop&repo=orders',
    ],
    [
      {
        [LOCATION]:
          'url:https://github.com/shop/orders/blob/main/catalog-info.yaml',
      },
      'github.com?owner=shop&repo=orders',
    ],
  ])('%j: %s', (annotations, repoUrl) => {
    expect(proposed(annotations as Record<string, string>)).toBe(repoUrl);
  });

  it.each([
    {},
    { [SLUG]: 'orders' },
    { [LOCATION]: 'file:/srv/catalog/orders.yaml' },
    { [SOURCE]: 'url:https://' },
    { [SOURCE]: 'url:https://dev.azure.com/org/project/_git/orders' },
    { [SOURCE]: 'url:https://github.com/shop' },
  ])('%j: nothing', annotations => {
    expect(proposed(annotations as Record<string, string>)).toBeUndefined();
  });
});
