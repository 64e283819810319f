import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResourceClaimPolicy } from '@services-toolkit/kubernetes-api';
import { allowedByPolicy } from './allowedByPolicy';
import { toClaimableResource } from './ClaimableResource';

const kind = { group: 'example.org', kind: 'Database' };
const resource = toClaimableResource(
  {
    apiVersion: 'example.org/v1',
    kind: 'Database',
    metadata: { namespace: 'pool', name: 'db', labels: { tier: 'gold' } },
  },
  { ...kind, version: 'v1', plural: 'databases', namespaced: true },
);
const aPolicy = (
  namespace: string,
  consumingNamespaces: string[],
  subject: ResourceClaimPolicy['spec']['subject'] = kind,
): ResourceClaimPolicy => ({
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ResourceClaimPolicy',
  metadata: { namespace, name: 'open' },
  spec: { consumingNamespaces, subject },
});
const flat = (
  spec: Partial<ResourceClaimPolicy['spec']>,
): ResourceClaimPolicy => ({
  ...aPolicy('pool', []),
  spec: { consumingNamespaces: ['apps'], ...spec },
});

const rows: {
  name: string;
  consumer?: string;
  policies: ResourceClaimPolicy[];
  allowed: boolean;
}[] = [
  {
    name: 'within one namespace no policy is needed',
    consumer: 'pool',
    policies: [],
    allowed: true,
  },
  {
    name: 'across namespaces nothing is open by default',
    policies: [],
    allowed: false,
  },
  {
    name: 'a policy that names the consumer',
    policies: [aPolicy('pool', ['x', 'apps'])],
    allowed: true,
  },
  {
    name: 'a policy for everybody',
    policies: [aPolicy('pool', ['*'])],
    allowed: true,
  },
  {
    name: 'a policy for others',
    policies: [aPolicy('pool', ['x'])],
    allowed: false,
  },
  {
    name: 'a star is no pattern',
    policies: [aPolicy('pool', ['app*'])],
    allowed: false,
  },
  {
    name: 'a policy for nobody',
    policies: [aPolicy('pool', [])],
    allowed: false,
  },
  {
    name: 'a policy of another namespace says nothing about this one',
    policies: [aPolicy('apps', ['*'])],
    allowed: false,
  },
  {
    name: 'a policy for another kind',
    policies: [aPolicy('pool', ['*'], { ...kind, kind: 'Queue' })],
    allowed: false,
  },
  {
    name: 'a policy for the kind of another group',
    policies: [aPolicy('pool', ['*'], { kind: 'Database' })],
    allowed: false,
  },
  {
    name: 'a selector that matches',
    policies: [
      aPolicy('pool', ['*'], {
        ...kind,
        selector: { matchLabels: { tier: 'gold' } },
      }),
    ],
    allowed: true,
  },
  {
    name: 'a selector that does not match',
    policies: [
      aPolicy('pool', ['*'], {
        ...kind,
        selector: { matchLabels: { tier: 'tin' } },
      }),
    ],
    allowed: false,
  },
  {
    name: 'a name that is listed',
    policies: [
      aPolicy('pool', ['*'], { ...kind, resourceNames: ['other', 'db'] }),
    ],
    allowed: true,
  },
  {
    name: 'a name that is not listed',
    policies: [aPolicy('pool', ['*'], { ...kind, resourceNames: ['other'] })],
    allowed: false,
  },
  {
    name: 'an empty list of names opens nothing',
    policies: [aPolicy('pool', ['*'], { ...kind, resourceNames: [] })],
    allowed: false,
  },
  {
    name: 'name and selector have to match both',
    policies: [
      aPolicy('pool', ['*'], {
        ...kind,
        resourceNames: ['db'],
        selector: { matchLabels: { tier: 'tin' } },
      }),
    ],
    allowed: false,
  },
  { name: 'the flat form', policies: [flat(kind)], allowed: true },
  {
    name: 'the flat form with a selector that does not match',
    policies: [flat({ ...kind, selector: { matchLabels: { tier: 'tin' } } })],
    allowed: false,
  },
  {
    name: 'the flat form for another kind',
    policies: [flat({ kind: 'Database' })],
    allowed: false,
  },
  {
    name: 'one of several policies is enough',
    policies: [aPolicy('pool', ['x']), aPolicy('pool', ['apps'])],
    allowed: true,
  },
];

for (const { name, consumer = 'apps', policies, allowed } of rows) {
  test(name, () =>
    assert.equal(allowedByPolicy(resource, consumer, policies), allowed),
  );
}
