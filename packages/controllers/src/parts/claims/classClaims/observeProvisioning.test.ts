import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { aClaim, aPoolClass } from '../../../__testUtils__/databases';
import { stored } from '../../../__testUtils__/stored';
import type { Provisioner } from '../provisioning/Provisioner';
import { found } from '../../../runtime/ReadResult';
import { observeProvisioning } from './observeProvisioning';

const instanceClass: ClusterInstanceClass = {
  ...stored(aPoolClass('pg')),
  spec: { provisioner: { template: { name: 'pg' } } },
  status: {
    conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
    claimParameters: {
      openAPIV3Schema: {
        type: 'object',
        required: ['owner'],
        properties: {
          owner: { type: 'string' },
          storageGB: { type: 'integer', maximum: 100, default: 10 },
        },
      },
    },
  },
};
const provisioner = { name: 'template' } as Provisioner;

const observe = (parameters: Record<string, unknown>) => {
  const claim = aClaim('apps', 'orders', 'pg');
  return observeProvisioning(
    provisioner,
    stored({ ...claim, spec: { ...claim.spec, parameters } }),
    found(instanceClass),
  );
};

test('an instance is ordered with the defaults of the class, and without what the class does not know', () => {
  const { parameters } = observe({ owner: 'me', color: 'red' });
  assert.ok(parameters.kind === 'valid');
  assert.deepEqual(parameters.order.parameters, { owner: 'me', storageGB: 10 });
  assert.deepEqual(parameters.pruned, [{ path: 'spec.parameters.color' }]);
});

for (const name of ['template', 'crossplane'] as const) {
  test(`a rule that cannot be asked is left to the API server, where there is one to ask: ${name}`, () => {
    const openAPIV3Schema = {
      type: 'object',
      properties: { a: { type: 'integer' } },
      'x-kubernetes-validations': [{ rule: 'unknown(self.a)' }],
    };
    const claim = aClaim('apps', 'orders', 'pg');
    const { parameters } = observeProvisioning(
      { name } as Provisioner,
      stored({ ...claim, spec: { ...claim.spec, parameters: { a: 1 } } }),
      found({
        ...instanceClass,
        spec: { provisioner: { [name]: { name: 'pg' } } },
        status: {
          ...instanceClass.status,
          claimParameters: { openAPIV3Schema },
        },
      } as ClusterInstanceClass),
    );
    assert.equal(parameters.kind, name === 'template' ? 'invalid' : 'valid');
  });
}

test('every violation is told, with its path', () => {
  const { parameters } = observe({ storageGB: 1000 });
  assert.ok(parameters.kind === 'invalid');
  assert.equal(parameters.violations.length, 2);
  assert.match(parameters.violations.join('\n'), /spec\.parameters\.owner/);
  assert.match(
    parameters.violations.join('\n'),
    /spec\.parameters\.storageGB .*less than or equal to 100/,
  );
});
