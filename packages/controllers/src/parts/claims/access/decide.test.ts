import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ResourceClassAccessBinding } from '@services-toolkit/kubernetes-api';
import { decideClassAccess, type ClassAccessObservation } from './decide';

const binding: ResourceClassAccessBinding = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ResourceClassAccessBinding',
  metadata: { name: 'team', uid: 'u' },
  spec: {
    classRef: { name: 'rds' },
    subjects: [
      { kind: 'Group', name: 'team' },
      { kind: 'ServiceAccount', name: 'bot', namespace: 'ci', apiGroup: '' },
    ],
  },
};

const nothingMade: ClassAccessObservation = {
  binding,
  classes: { kind: 'named', name: 'rds', exists: true },
  role: { kind: 'absent' },
  roleBinding: { kind: 'absent' },
};

/** What is there after a first decision was carried out. */
function made(observation = nothingMade): ClassAccessObservation {
  const { role, roleBinding } = decideClassAccess(observation);
  assert.ok(role && roleBinding);
  return {
    ...observation,
    role: { kind: 'ours', object: role.object },
    roleBinding: { kind: 'ours', object: roleBinding.object },
  };
}

describe('decideClassAccess', () => {
  it('makes a role for the one class, and gives it to the subjects', () => {
    const decision = decideClassAccess(nothingMade);
    assert.equal(decision.ready.reason, 'Ready');
    assert.deepEqual(decision.classes, ['rds']);
    assert.equal(decision.role?.kind, 'create');
    assert.deepEqual(decision.role.object.rules, [
      {
        apiGroups: ['services.apps.tanzu.vmware.com'],
        resources: ['clusterinstanceclasses'],
        resourceNames: ['rds'],
        verbs: ['claim'],
      },
    ]);
    assert.equal(
      decision.role.object.metadata.ownerReferences?.[0]?.uid,
      binding.metadata.uid,
    );
    const { object } = decision.roleBinding ?? {};
    assert.equal(object?.roleRef.name, decision.role.object.metadata.name);
    assert.deepEqual(object?.subjects, [
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'team' },
      { kind: 'ServiceAccount', name: 'bot', namespace: 'ci' },
    ]);
  });

  it('writes nothing a second time', () => {
    const { role, roleBinding } = decideClassAccess(made());
    assert.deepEqual([role, roleBinding], [undefined, undefined]);
  });

  it('never makes a rule about all classes of none', () => {
    const decision = decideClassAccess({
      ...made(),
      classes: { kind: 'selected', names: [] },
    });
    assert.equal(decision.ready.reason, 'NoClassMatches');
    assert.equal(decision.role?.kind, 'update');
    assert.deepEqual(decision.role.object.rules, []);
  });

  it('follows the classes that match', () => {
    const { role, classes } = decideClassAccess({
      ...made(),
      classes: { kind: 'selected', names: ['a', 'b'] },
    });
    assert.deepEqual(classes, ['a', 'b']);
    assert.deepEqual(role?.object.rules?.[0]?.resourceNames, ['a', 'b']);
  });

  it('grants a class that is yet to come, and says so', () => {
    const decision = decideClassAccess({
      ...nothingMade,
      classes: { kind: 'named', name: 'rds', exists: false },
    });
    assert.equal(decision.ready.reason, 'ClassDoesNotExist');
    assert.deepEqual(decision.role?.object.rules?.[0]?.resourceNames, ['rds']);
  });

  it('follows the subjects', () => {
    const { role, roleBinding } = decideClassAccess({
      ...made(),
      binding: {
        ...binding,
        spec: { ...binding.spec, subjects: [{ kind: 'User', name: 'alice' }] },
      },
    });
    assert.equal(role, undefined);
    assert.deepEqual(
      roleBinding?.object.subjects?.map(({ name }) => name),
      ['alice'],
    );
  });

  for (const which of ['role', 'roleBinding'] as const) {
    it(`touches nothing when the ${which} is somebody else's`, () => {
      const decision = decideClassAccess({
        ...made(),
        [which]: { kind: 'foreign' },
      });
      assert.equal(decision.ready.reason, 'NameTaken');
      assert.deepEqual(
        [decision.role, decision.roleBinding, decision.classes],
        [undefined, undefined, []],
      );
    });
  }
});
