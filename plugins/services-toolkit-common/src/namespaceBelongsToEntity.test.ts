import type { Entity } from '@backstage/catalog-model';
import { namespaceBelongsToEntity } from './namespaceBelongsToEntity';

function anEntity(
  namespaces?: string,
  owner = 'group:default/team-apps',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'orders',
      annotations: namespaces
        ? { 'backstage.io/kubernetes-namespace': namespaces }
        : undefined,
    },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

describe('namespaceBelongsToEntity', () => {
  it.each([
    ['the entity names it', { name: 'my-apps' }, anEntity('my-apps'), true],
    ['one of several', { name: 'b' }, anEntity('a, b'), true],
    ['the entity names another', { name: 'x' }, anEntity('my-apps'), false],
    ['nobody says anything', { name: 'x' }, anEntity(), false],
    [
      'the namespace names the owner',
      { name: 'x', ownerRef: 'group:default/team-apps' },
      anEntity(),
      true,
    ],
    [
      'the namespace names the owner in short',
      { name: 'x', ownerRef: 'team-apps' },
      anEntity(),
      true,
    ],
    [
      'the namespace names somebody else',
      { name: 'x', ownerRef: 'team-guests' },
      anEntity(),
      false,
    ],
    [
      'the namespace names no valid owner',
      { name: 'x', ownerRef: ':::' },
      anEntity(),
      false,
    ],
    ['a name within a name', { name: 'app' }, anEntity('my-apps'), false],
  ])('%s', (_, namespace, entity, expected) => {
    expect(namespaceBelongsToEntity(namespace, entity)).toBe(expected);
  });
});
