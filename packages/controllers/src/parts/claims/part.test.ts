import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createManager,
  silentLogger,
} from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { createControllers } from '../../process/createControllers';
import { Clusters } from '../../runtime/Clusters';
import { definitionName } from '../../runtime/watches/Definitions';
import { claimsPart } from './part';

const unitsOf = () => {
  const client = new InMemoryKubernetes();
  const manager = createManager({ logger: silentLogger });
  const { context } = createControllers({
    client,
    leaseNamespace: 'leases',
    logger: silentLogger,
    parts: [],
  });
  const clusters = new Clusters({
    ...{ client, manager, logger: silentLogger },
    fence: same => same,
  });
  return claimsPart.assemble({ ...context, clusters });
};

test('the part follows each of its kinds, and needs no more of them than it has to', () => {
  const needs = Object.fromEntries(
    unitsOf().map(unit => [
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
    'claims/templates': ['clusterresourceprovisiontemplates'],
    'claims/access': ['clusterinstanceclasses', 'resourceclassaccessbindings'],
  });
  const followed = new Set(
    unitsOf().flatMap(({ needs: needed, uses }) =>
      [...needed, ...uses].map(({ type }) => definitionName(type)),
    ),
  );
  for (const kind of claimsPart.kinds) {
    assert.ok(followed.has(definitionName(kind)), definitionName(kind));
  }
});
