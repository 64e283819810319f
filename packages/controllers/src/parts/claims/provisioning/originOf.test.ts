import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annotations,
  finalizers,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import { aClaim } from '../../../__testUtils__/databases';
import { stored } from '../../../__testUtils__/stored';
import { isPlanned, originOf, type Origin } from './originOf';

const xr = { apiVersion: 'example.org/v1', kind: 'XDatabase', name: 'x-12345' };
const forged = {
  [annotations.xrdName]: 'xothers.other.org',
  [annotations.provisionTemplate]: 'of-the-attacker',
};

const rows: {
  name: string;
  status?: ClassClaim['status'];
  annotations?: Record<string, string>;
  origin: Origin | undefined;
}[] = [
  {
    name: 'annotations and finalizers alone say nothing',
    annotations: forged,
    origin: undefined,
  },
  {
    name: 'a pool claim that has found its instance was made from nothing',
    status: { resourceRef: { ...xr, namespace: 'pool' } },
    annotations: forged,
    origin: undefined,
  },
  {
    name: 'the status names the template, whatever the annotations say',
    status: {
      provisionedResourceRef: xr,
      provisionedBy: { template: 'small', parameters: {} },
    },
    annotations: forged,
    origin: { provisioner: 'template', name: 'small' },
  },
  {
    name: 'the status names the CompositeResourceDefinition, whatever the annotations say',
    status: {
      provisionedResourceRef: xr,
      provisionedBy: { compositeResourceDefinition: 'xdatabases.example.org' },
    },
    annotations: forged,
    origin: { provisioner: 'crossplane', name: 'xdatabases.example.org' },
  },
  {
    name: "the original's annotation counts where its status agrees",
    status: { provisionedResourceRef: xr },
    annotations: { [annotations.xrdName]: 'xdatabases.example.org' },
    origin: { provisioner: 'crossplane', name: 'xdatabases.example.org' },
  },
  {
    name: "what the original made is a composite resource, also where its annotation was changed, and never a template's",
    status: { provisionedResourceRef: xr },
    annotations: forged,
    origin: { provisioner: 'crossplane', name: '' },
  },
];

for (const { name, status, annotations: notes, origin } of rows) {
  test(name, () => {
    const claim: ClassClaim = {
      ...stored(aClaim('apps', 'x', 'pg'), {
        finalizers: [finalizers.classClaimProvision],
        ...(notes && { annotations: notes }),
      }),
      ...(status && { status }),
    };
    assert.deepEqual(originOf(claim), origin);
    assert.equal(isPlanned(claim), origin !== undefined);
  });
}
