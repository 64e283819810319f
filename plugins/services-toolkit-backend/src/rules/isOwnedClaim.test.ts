import type { Entity } from '@backstage/catalog-model';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { isOwnedClaim, ownershipOf } from './isOwnedClaim';

const orders: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'orders',
    annotations: { 'backstage.io/kubernetes-namespace': 'my-apps, more-apps' },
  },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/team-apps' }],
};
const alice = ownershipOf(
  {
    userEntityRef: 'user:default/alice',
    ownershipEntityRefs: ['user:default/alice', 'group:default/team-apps'],
  },
  [orders],
);

interface Said {
  in?: string;
  namespaceOwner?: string;
  for?: string;
  owner?: string;
  by?: string;
}

function isAlices(said: Said): boolean {
  const claim: ClassClaim = {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClassClaim',
    metadata: {
      name: 'db',
      namespace: said.in ?? 'others',
      annotations: {
        ...(said.for && { 'services-toolkit.io/entity-ref': said.for }),
        ...(said.owner && { 'services-toolkit.io/owner': said.owner }),
        ...(said.by && {
          'services.apps.tanzu.vmware.com/requested-by': said.by,
        }),
      },
    },
    spec: { classRef: { name: 'postgres' } },
  };
  return isOwnedClaim(claim, said.namespaceOwner, alice);
}

describe('isOwnedClaim', () => {
  it.each<[string, Said, boolean]>([
    ['says nothing, elsewhere', {}, false],
    ['was made by her', { by: 'backstage:user:default/alice' }, true],
    ['was made by another', { by: 'backstage:user:default/bob' }, false],
    [
      'was made by her, for another',
      { by: 'backstage:user:default/alice', owner: 'team-b' },
      true,
    ],
    ['names her group as owner', { owner: 'team-apps' }, true],
    [
      'names another owner, in her namespace',
      { owner: 'team-b', in: 'my-apps' },
      false,
    ],
    [
      'names an owner that is none, in her namespace',
      { owner: ':::', in: 'my-apps' },
      true,
    ],
    [
      'is for her component, in its namespace',
      { for: 'component:default/orders', in: 'more-apps' },
      true,
    ],
    [
      'is for her component, as written by hand',
      { for: 'Component:Orders', in: 'my-apps' },
      true,
    ],
    [
      'only says to be for her component',
      { for: 'component:default/orders', in: 'mallory' },
      false,
    ],
    [
      'is for her component, in a namespace of its owner',
      {
        for: 'component:default/orders',
        in: 'extra',
        namespaceOwner: 'team-apps',
      },
      true,
    ],
    [
      'is for another component, in her namespace',
      { for: 'component:default/billing', in: 'my-apps' },
      false,
    ],
    [
      'is for nothing, in the namespace of her component',
      { in: 'my-apps' },
      true,
    ],
    [
      'is in a namespace of her group',
      { in: 'extra', namespaceOwner: 'group:default/team-apps' },
      true,
    ],
    [
      'is in a namespace that her component names and another group owns',
      { in: 'my-apps', namespaceOwner: 'team-b' },
      false,
    ],
  ])('a claim that %s', (_, said, expected) => {
    expect(isAlices(said)).toBe(expected);
  });
});
