import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitsOf } from '../../__testUtils__/unitsOf';
import { definitionName } from '../../runtime/watches/Definitions';
import { claimsPart } from './part';

test('the part follows each of its kinds, and needs no more of them than it has to', () => {
  const needs = Object.fromEntries(
    unitsOf(claimsPart).map(unit => [
      unit.name,
      unit.needs
        .filter(({ type }) => claimsPart.apiGroups.includes(type.group))
        .map(({ type }) => type.plural)
        .sort(),
    ]),
  );
  assert.deepEqual(needs, {
    'claims/resourceClaims': ['resourceclaims'],
    'claims/classes': ['clusterinstanceclasses'],
    'claims/classClaims': [
      'classclaims',
      'clusterinstanceclasses',
      'resourceclaims',
    ],
    'claims/usage': ['classclaims', 'clusterinstanceclasses', 'resourceclaims'],
    'claims/templates': ['clusterresourceprovisiontemplates'],
    'claims/access': ['clusterinstanceclasses', 'resourceclassaccessbindings'],
  });
  const followed = new Set(
    unitsOf(claimsPart).flatMap(({ needs: needed, uses }) =>
      [...needed, ...uses].map(({ type }) => definitionName(type)),
    ),
  );
  for (const kind of claimsPart.kinds) {
    assert.ok(followed.has(definitionName(kind)), definitionName(kind));
  }
});
