import { isMine } from './myClaims';

const me = {
  userEntityRef: 'user:default/alice',
  ownedRefs: new Set(['component:default/orders']),
  ownedNamespaces: new Set(['my-apps']),
};

describe('isMine', () => {
  it.each([
    [
      'for a component of mine',
      { entityRef: 'component:default/orders' },
      true,
    ],
    ['for another', { entityRef: 'component:default/billing' }, false],
    ['for nothing, in my namespace', { namespace: 'my-apps' }, true],
    ['for nothing, elsewhere', { namespace: 'others' }, false],
    [
      'for another, in my namespace',
      { namespace: 'my-apps', entityRef: 'component:default/billing' },
      false,
    ],
    [
      'made by me',
      { namespace: 'others', requestedBy: 'backstage:user:default/alice' },
      true,
    ],
    [
      'made by another',
      { namespace: 'others', requestedBy: 'backstage:user:default/bob' },
      false,
    ],
  ])('%s', (_, claim, expected) => {
    expect(isMine({ namespace: 'others', ...claim }, me)).toBe(expected);
  });
});
