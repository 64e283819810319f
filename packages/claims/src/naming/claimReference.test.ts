import assert from 'node:assert/strict';
import { it } from 'node:test';
import { apiVersionOf, resourceTypes } from '@services-toolkit/kubernetes-api';
import { claimReference } from './claimReference';

it('refers to a claim in the way other tools ask for', () => {
  const { classClaims } = resourceTypes;
  assert.equal(
    claimReference({
      apiVersion: apiVersionOf(classClaims),
      kind: classClaims.kind,
      metadata: { name: 'orders-db' },
    }),
    'services.apps.tanzu.vmware.com/v1alpha1:ClassClaim:orders-db',
  );
});

it('writes the core group as its version alone', () => {
  assert.equal(apiVersionOf({ group: '', version: 'v1' }), 'v1');
});
