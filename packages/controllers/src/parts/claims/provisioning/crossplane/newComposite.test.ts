import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCrossplaneClaim } from './__testUtils__/crossplaneObjects';
import { recordedDefinition } from './__testUtils__/recorded';
import { newComposite } from './newComposite';

const claim = aCrossplaneClaim('apps', 'orders', 'db');
claim.metadata.uid = '7b2e1c34-0000-4000-8000-000000000000';
const ref = { apiVersion: '', kind: '', name: 'orders-7b2e1' };
const metadata = {
  name: 'orders-7b2e1',
  labels: {
    'classclaims.services.apps.tanzu.vmware.com/claim-uid': claim.metadata.uid,
  },
  annotations: {
    'classclaims.services.apps.tanzu.vmware.com/claim': 'apps/orders',
  },
};
const secret = { name: claim.metadata.uid, namespace: 'apps' };
const choice = {
  compositeResourceDefinition: 'any',
  compositionSelector: { matchLabels: { tier: 'gold' } },
  compositionUpdatePolicy: 'Manual' as const,
};

describe('newComposite', () => {
  it('puts the choice of the composition and the Secret where Crossplane 1 has them', () => {
    assert.deepEqual(
      newComposite(claim, ref, recordedDefinition('xlegacydbs'), choice, {
        storageGB: 5,
      }),
      {
        apiVersion: 'check.example.org/v1alpha1',
        kind: 'XLegacyDB',
        metadata,
        spec: {
          storageGB: 5,
          compositionSelector: { matchLabels: { tier: 'gold' } },
          compositionUpdatePolicy: 'Manual',
          writeConnectionSecretToRef: secret,
        },
      },
    );
  });

  it('puts the choice where Crossplane 2 has it, and a namespaced XR beside the claim', () => {
    assert.deepEqual(
      newComposite(claim, ref, recordedDefinition('modernedbs'), choice, {
        storageGB: 5,
      }),
      {
        apiVersion: 'check.example.org/v1',
        kind: 'ModerneDB',
        metadata: { ...metadata, namespace: 'apps' },
        spec: {
          storageGB: 5,
          crossplane: {
            compositionSelector: { matchLabels: { tier: 'gold' } },
            compositionUpdatePolicy: 'Manual',
          },
        },
      },
    );
  });

  it('says nothing of compositions where the class does not, and has a spec all the same', () => {
    const wideQ = recordedDefinition('wideqs');
    const plain = { compositeResourceDefinition: 'any' };
    const { spec, metadata: its } = newComposite(claim, ref, wideQ, plain, {});
    assert.deepEqual(spec, {});
    assert.equal(its.namespace, undefined);
  });

  it('lets compositionRef win over compositionSelector', () => {
    const both = { ...choice, compositionRef: { name: 'small' } };
    const { spec } = newComposite(
      claim,
      ref,
      recordedDefinition('wideqs'),
      both,
      {},
    );
    assert.deepEqual(spec?.crossplane, {
      compositionRef: { name: 'small' },
      compositionUpdatePolicy: 'Manual',
    });
  });

  it("keeps parameters away from Crossplane's own fields, whatever the schema lets through", () => {
    const greedy = {
      resourceRefs: [{ apiVersion: 'v1', kind: 'Secret', name: 'admin' }],
      writeConnectionSecretToRef: { name: 'x', namespace: 'kube-system' },
      compositionRevisionRef: { name: 'old' },
      claimRef: {},
      crossplane: { resourceRefs: [{ kind: 'Secret', name: 'admin' }] },
      size: 1,
    };
    const plain = { compositeResourceDefinition: 'any' };
    const legacy = recordedDefinition('xlegacydbs');
    assert.deepEqual(newComposite(claim, ref, legacy, plain, greedy).spec, {
      size: 1,
      crossplane: greedy.crossplane,
      writeConnectionSecretToRef: secret,
    });
    const modern = recordedDefinition('modernedbs');
    const { crossplane: _, ...rest } = greedy;
    assert.deepEqual(
      newComposite(claim, ref, modern, plain, greedy).spec,
      rest,
    );
  });
});
