import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { aFulfilledClaim } from './__testUtils__/observations';
import { usesCredentials } from './usesCredentials';

const { claim } = aFulfilledClaim();
const { apiVersion } = claim;

function bindingOn(service: object): KubernetesObject {
  return {
    apiVersion: 'servicebinding.io/v1',
    kind: 'ServiceBinding',
    metadata: { name: 'orders' },
    spec: { service, workload: { kind: 'Deployment', name: 'orders' } },
  } as KubernetesObject;
}

function deploymentWith(podSpec: object): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders' },
    spec: { template: { spec: podSpec } },
  } as KubernetesObject;
}

const name = 'pg-1-login';
const rows: [what: string, object: KubernetesObject, uses: boolean][] = [
  [
    'a ServiceBinding on the claim',
    bindingOn({ apiVersion, kind: 'ClassClaim', name: 'orders-db' }),
    true,
  ],
  [
    'a ServiceBinding on its Secret',
    bindingOn({ apiVersion: 'v1', kind: 'Secret', name }),
    true,
  ],
  [
    'a ServiceBinding on another claim',
    bindingOn({ apiVersion, kind: 'ClassClaim', name: 'other' }),
    false,
  ],
  [
    "a ServiceBinding on Kubernetes' own kind of that name",
    bindingOn({
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ClassClaim',
      name: 'orders-db',
    }),
    false,
  ],
  [
    'envFrom',
    deploymentWith({ containers: [{ envFrom: [{ secretRef: { name } }] }] }),
    true,
  ],
  [
    'one variable of an init container',
    deploymentWith({
      initContainers: [
        { env: [{ valueFrom: { secretKeyRef: { name, key: 'k' } } }] },
      ],
    }),
    true,
  ],
  [
    'a volume',
    deploymentWith({ volumes: [{ secret: { secretName: name } }] }),
    true,
  ],
  [
    'a projected volume, as the Service Binding runtime makes it',
    deploymentWith({
      volumes: [{ projected: { sources: [{ secret: { name } }] } }],
    }),
    true,
  ],
  [
    'another Secret',
    deploymentWith({ volumes: [{ secret: { secretName: 'other' } }] }),
    false,
  ],
  ['nonsense', deploymentWith({ containers: 'x', volumes: [7] }), false],
];

describe('usesCredentials', () => {
  for (const [what, object, uses] of rows) {
    it(`${what}: ${uses}`, () =>
      assert.equal(usesCredentials(object, claim), uses));
  }

  it('finds no use of credentials that a claim does not have', () => {
    const waiting = { ...claim, status: {} };
    assert.equal(
      usesCredentials(deploymentWith({ volumes: [{ secret: {} }] }), waiting),
      false,
    );
  });
});
