import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  ClusterResource,
  ClusterResourceSpec,
  ClusterServiceOfferingSpec,
} from '@services-toolkit/kubernetes-api';
import { describeService } from './describeService';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';
const resourceRef = { group: 'postgresql.cnpg.io', kind: 'Cluster' };

function aResource(
  name: string,
  spec: Partial<ClusterResourceSpec>,
): ClusterResource {
  return {
    apiVersion,
    kind: 'ClusterResource',
    metadata: { name },
    spec: { resourceRef, ...spec },
  };
}

const anOffering = (spec: ClusterServiceOfferingSpec) => ({
  spec: { resources: [resourceRef], ...spec },
});

describe('what is said of a service', () => {
  it("is the author's word where the operator says nothing, and it is told whose it is", () => {
    const described = describeService(
      anOffering({ shortDescription: 'Ours' }),
      [
        aResource('cnpg', {
          shortDescription: 'Theirs',
          longDescription: 'More',
          keywords: ['sql'],
        }),
      ],
    );
    assert.equal(described.shortDescription, 'Ours');
    assert.equal(described.longDescription, 'More');
    assert.deepEqual(described.inherited, [
      { field: 'longDescription', from: 'cnpg' },
      { field: 'keywords[sql]', from: 'cnpg' },
    ]);
  });

  it("is the operator's word entry by entry in lists", () => {
    const described = describeService(
      anOffering({
        capabilities: [{ name: 'backup', title: 'Daily' }],
        outputs: [{ key: 'uri', title: 'Ours' }],
      }),
      [
        aResource('cnpg', {
          capabilities: [{ name: 'backup', title: 'Hourly' }, { name: 'tls' }],
          outputs: [{ key: 'uri' }, { key: 'host' }],
        }),
      ],
    );
    assert.deepEqual(described.capabilities, [
      { name: 'backup', title: 'Daily' },
      { name: 'tls' },
    ]);
    assert.deepEqual(described.outputs, [
      { key: 'uri', title: 'Ours' },
      { key: 'host' },
    ]);
    assert.deepEqual(
      described.inherited.map(({ field }) => field),
      ['capabilities[tls]', 'outputs[host]'],
    );
  });

  it('takes nothing from ClusterResources of other kinds, and of two the first by name', () => {
    const described = describeService(anOffering({}), [
      aResource('b', { longDescription: 'Second' }),
      aResource('a', { longDescription: 'First' }),
      aResource('other', {
        resourceRef: { group: 'example.org', kind: 'Cluster' },
        icon: { url: 'https://example.org/x.svg' },
      }),
    ]);
    assert.equal(described.longDescription, 'First');
    assert.equal(described.icon, undefined);
  });

  it('compares the core group whether it is written or not', () => {
    const core = aResource('secrets', {
      resourceRef: { kind: 'Secret' },
      longDescription: 'A Secret',
    });
    const described = describeService(
      { spec: { resources: [{ group: '', kind: 'Secret' }] } },
      [core],
    );
    assert.equal(described.longDescription, 'A Secret');
  });
});
