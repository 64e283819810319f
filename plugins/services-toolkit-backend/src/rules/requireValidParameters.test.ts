import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { requireValidParameters } from './requireValidParameters';

const offered: ClusterInstanceClass = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClusterInstanceClass',
  metadata: { name: 'rds' },
  spec: { provisioner: { template: { name: 'rds' } } },
  status: {
    claimParameters: {
      openAPIV3Schema: {
        type: 'object',
        required: ['engine'],
        properties: {
          engine: { type: 'string' },
          storageGB: { type: 'integer', maximum: 100 },
        },
        'x-kubernetes-validations': [
          { rule: 'self.storageGB != 13', message: 'must not be 13' },
        ],
      },
    },
  },
};

const request = {
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'db',
  class: 'rds',
};

describe('requireValidParameters', () => {
  it('tells every violation, with its field', () => {
    expect(() =>
      requireValidParameters(offered, {
        ...request,
        parameters: { storageGB: 500 },
      }),
    ).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message:
          'The parameters of claim db are not what class rds on cluster workload accepts: spec.parameters.engine is required; spec.parameters.storageGB must be less than or equal to 100.',
        causes: [
          {
            field: 'spec.parameters.engine',
            reason: 'FieldValueInvalid',
            message: 'is required',
          },
          {
            field: 'spec.parameters.storageGB',
            reason: 'FieldValueInvalid',
            message: 'must be less than or equal to 100',
          },
        ],
      }),
    );
  });

  it("tells the schema's own rules", () => {
    expect(() =>
      requireValidParameters(offered, {
        ...request,
        parameters: { engine: 'pg', storageGB: 13 },
      }),
    ).toThrow(/accepts: spec.parameters must not be 13\.$/);
  });

  it('tells what the class does not know, and lets it pass', () => {
    expect(
      requireValidParameters(offered, {
        ...request,
        parameters: { engine: 'pg', storageGB: 10, storageGb: 10, zz: 1 },
      }),
    ).toEqual([
      { path: 'spec.parameters.storageGb', similar: 'storageGB' },
      { path: 'spec.parameters.zz' },
    ]);
  });

  it('lets pass what is valid', () => {
    const parameters = { engine: 'pg', storageGB: 100 };
    expect(() =>
      requireValidParameters(offered, { ...request, parameters }),
    ).not.toThrow();
  });

  it('lets everything pass where no schema is published', () => {
    const parameters = { anything: true };
    const pool = { ...offered, spec: { pool: { kind: 'Secret' } }, status: {} };
    for (const one of [undefined, pool]) {
      expect(() =>
        requireValidParameters(one, { ...request, parameters }),
      ).not.toThrow();
    }
  });
});
