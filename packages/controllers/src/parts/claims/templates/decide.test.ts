import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterResourceProvisionTemplate } from '@services-toolkit/kubernetes-api';
import { now, stored } from '../../../__testUtils__/stored';
import {
  aSecretTemplate,
  aTemplate,
  dbInstanceType,
} from '../../../__testUtils__/templates';
import { decideTemplate, type TemplateObservation } from './decide';
import { kindsOf } from './rules/kindsOf';

type Access = TemplateObservation['kinds'][number]['access'];

const served = (missing: string[] = []): Access => ({
  kind: 'served',
  type: dbInstanceType,
  missing,
});

function observe(
  spec: Partial<ClusterResourceProvisionTemplate['spec']>,
  access: Access = served(),
): TemplateObservation {
  const template = stored(
    aTemplate('t', { ...aSecretTemplate('t').spec, ...spec }),
  );
  return {
    template,
    kinds: kindsOf(template).map(kind => ({ ...kind, access })),
  };
}

function schema(openAPIV3Schema: Record<string, unknown>) {
  return observe({ parameters: { openAPIV3Schema } });
}

const database = {
  id: 'db',
  template: {
    apiVersion: 'rds.services.k8s.aws/v1alpha1',
    kind: 'DBInstance',
    metadata: { name: 'x' },
  },
};
const read = {
  id: 'db',
  read: {
    apiVersion: 'rds.services.k8s.aws/v1alpha1',
    kind: 'DBInstance',
    name: 'x',
  },
};
const bound = { resources: [database], binding: { secretName: 'x' } };

for (const { name, observation, reason, message } of [
  {
    name: 'a template that can be used is ready',
    observation: observe({}),
    reason: 'Ready',
    message: /Instances can be made/,
  },
  {
    name: 'every problem is told with its place',
    observation: observe({
      binding: { from: [{ key: 'a', value: '${nobody}${+}' }] },
      parameters: { openAPIV3Schema: { type: 'string' } },
    }),
    reason: 'TemplateNotValid',
    message:
      /^spec\.parameters\.openAPIV3Schema\.type: must be object; spec\.binding\.from\[0\]\.value: .*nobody.*; spec\.binding\.from\[0\]\.value: .*Correct the template/,
  },
  {
    name: 'a schema that is not structural: no type',
    observation: schema({ type: 'object', properties: { a: {} } }),
    reason: 'TemplateNotValid',
    message:
      /^spec\.parameters\.openAPIV3Schema\.properties\.a\.type: must be one of/,
  },
  {
    name: 'a schema that is not structural: a reference',
    observation: schema({
      type: 'object',
      properties: { a: { type: 'array', items: { $ref: '#/x' } } },
    }),
    reason: 'TemplateNotValid',
    message: /properties\.a\.items\.\$ref: is nothing that structural schemas/,
  },
  {
    name: 'a schema that is not structural: a list of anything',
    observation: schema({
      type: 'object',
      additionalProperties: { type: 'array' },
    }),
    reason: 'TemplateNotValid',
    message: /Schema\.additionalProperties\.items: is required/,
  },
  {
    name: 'a schema that is not structural: named and free fields at once',
    observation: schema({
      type: 'object',
      properties: { a: { type: 'string' } },
      additionalProperties: { type: 'string' },
    }),
    reason: 'TemplateNotValid',
    message: /Schema\.additionalProperties: does not go together/,
  },
  {
    name: 'a schema that cannot be used: a pattern that is none',
    observation: schema({
      type: 'object',
      properties: { a: { type: 'string', pattern: '(' } },
    }),
    reason: 'TemplateNotValid',
    message:
      /^spec\.parameters\.openAPIV3Schema\.properties\.a\.pattern: must be a regular expression of RE2 \(.*missing closing/,
  },
  {
    name: 'a schema that cannot be used: a rule that is none',
    observation: schema({
      type: 'object',
      properties: { a: { type: 'integer' } },
      'x-kubernetes-validations': [{ rule: 'self.b > 1' }],
    }),
    reason: 'TemplateNotValid',
    message:
      /^spec\.parameters\.openAPIV3Schema\.x-kubernetes-validations\[0\]\.rule: undefined field 'b'/,
  },
  {
    name: 'a schema that cannot be used: a default that is of another type',
    observation: schema({
      type: 'object',
      properties: { a: { type: 'string', default: 5 } },
    }),
    reason: 'TemplateNotValid',
    message:
      /^spec\.parameters\.openAPIV3Schema\.properties\.a\.default: must be of type string, not number/,
  },
  {
    name: 'a word of CEL as an id',
    observation: observe({
      resources: [{ ...database, id: 'namespace' }],
      binding: { secretName: 'x' },
    }),
    reason: 'TemplateNotValid',
    message: /^spec\.resources\[0\]\.id: "namespace" is a word of CEL/,
  },
  {
    name: 'fields of any kind are structural',
    observation: schema({
      type: 'object',
      properties: {
        a: { 'x-kubernetes-preserve-unknown-fields': true },
        b: { 'x-kubernetes-int-or-string': true },
      },
    }),
    reason: 'Ready',
    message: /Instances/,
  },
  {
    name: 'a kind that is not served is named with its place',
    observation: observe(bound, { kind: 'notServed' }),
    reason: 'KindNotServed',
    message:
      /^spec\.resources\[0\]: the cluster serves no kind "DBInstance" of "rds\.services\.k8s\.aws\/v1alpha1"/,
  },
  {
    name: 'a kind that nobody can find out about is told in the words of what fails',
    observation: observe(bound, {
      kind: 'broken',
      message: 'conversion webhook failed',
    }),
    reason: 'KindNotServed',
    message:
      /^spec\.resources\[0\]: whether the cluster serves "DBInstance" cannot be found out: conversion webhook failed\. /,
  },
  {
    name: 'a kind that may not be managed: the rule is spelt out',
    observation: observe(bound, served(['create', 'delete'])),
    reason: 'KindNotAllowed',
    message:
      /^spec\.resources\[0\]: the controllers may not create, delete dbinstances\.rds\.services\.k8s\.aws\. Create a ClusterRole with the label services\.apps\.tanzu\.vmware\.com\/provisioner: "true" and the rule apiGroups: \["rds\.services\.k8s\.aws"\], resources: \["dbinstances"\], verbs: \["get", "list", "watch", "create", "patch", "delete"\]$/,
  },
  {
    name: 'a kind that is only read needs no more',
    observation: observe({ ...bound, resources: [read] }, served(['watch'])),
    reason: 'KindNotAllowed',
    message: /may not watch .* verbs: \["get", "list", "watch"\]$/,
  },
]) {
  test(name, () => {
    const { step } = decideTemplate(observation, now);
    assert.ok(step.kind === 'writeStatus');
    const { status } = step;
    const [ready, ...others] = status.conditions ?? [];
    assert.deepEqual(others, []);
    assert.equal(ready?.type, 'Ready');
    assert.equal(ready?.reason, reason, ready?.message);
    assert.equal(ready?.status, reason === 'Ready' ? 'True' : 'False');
    assert.match(ready?.message ?? '', message);
    assert.equal(status.observedGeneration, 1);
    // The second time nothing is written.
    const template = { ...observation.template, status };
    assert.deepEqual(decideTemplate({ ...observation, template }, now).step, {
      kind: 'nothing',
    });
  });
}

test('a kind that is not served for the moment only changes nothing', () => {
  const observation = observe({}, { kind: 'doubtful' });
  assert.deepEqual(decideTemplate(observation, now).step, { kind: 'nothing' });
});

for (const { name, access, requeueAfterMs, who } of [
  {
    name: 'a template that can be used is looked at when something changes',
    access: served(),
    requeueAfterMs: undefined,
    who: 'wait',
  },
  {
    name: 'a kind that is not served is looked for again: of one without a definition no watch tells',
    access: { kind: 'notServed' },
    requeueAfterMs: 10_000,
    who: 'operator',
  },
  {
    name: 'a kind whose definition has just come is looked for until discovery has got to it',
    access: { kind: 'notServed', mayComeSoon: true },
    requeueAfterMs: 500,
    who: 'operator',
  },
  {
    name: 'a kind that is gone for the moment is looked for soon',
    access: { kind: 'doubtful' },
    requeueAfterMs: 500,
    who: 'wait',
  },
  {
    name: 'an API that does not answer is asked again',
    access: { kind: 'broken', message: 'no answer' },
    requeueAfterMs: 10_000,
    who: 'operator',
  },
  {
    name: 'a rule that is missing is asked for again: no watch tells of it',
    access: served(['create']),
    requeueAfterMs: 10_000,
    who: 'operator',
  },
] as const) {
  test(name, () => {
    const decision = decideTemplate(observe(bound, access), now);
    assert.deepEqual(
      [decision.requeueAfterMs, decision.who],
      [requeueAfterMs, who],
    );
  });
}

test('a kind that is made and read has to be allowed to be made', () => {
  const [kind, ...others] = kindsOf(
    aTemplate('t', { ...bound, resources: [read, { ...database, id: 'b' }] }),
  );
  assert.deepEqual(others, []);
  assert.equal(kind?.isMade, true);
  assert.equal(kind?.place, 'spec.resources[0]');
});
