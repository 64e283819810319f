import assert from 'node:assert/strict';
import {
  toClaimableResource,
  type ClaimableResource,
  type ClaimLease,
} from '@services-toolkit/claims';
import {
  type ResourceClaim,
  type ResourceClaimStatus,
} from '@services-toolkit/kubernetes-api';
import {
  aDatabase,
  aPolicy,
  aResourceClaim,
  databaseType,
} from '../../../../__testUtils__/databases';
import { now, stored } from '../../../../__testUtils__/stored';
import { found } from '../../../../runtime/ReadResult';
import { ourFinalizers } from '../../rules/ourFinalizers';
import { decideResourceClaim } from '../decide';
import type { ResourceClaimStep } from '../ResourceClaimStep';
import type {
  ResourceClaimObservation,
  SecretFacts,
} from '../ResourceClaimObservation';

export const stepOf = (...args: Parameters<typeof decideResourceClaim>) =>
  decideResourceClaim(...args).step;

export const ref = {
  apiVersion: 'controllers.test/v1',
  kind: 'Database',
  name: 'db',
  namespace: 'pool',
};

export const claim = stored(aResourceClaim('apps', 'mine', ref), {
  uid: 'abcd1234-5678',
  finalizers: [...ourFinalizers],
});

export const resource: ClaimableResource = toClaimableResource(
  {
    ...stored(aDatabase('pool', 'db')),
    status: { binding: { name: 'creds' } },
  } as ReturnType<typeof aDatabase>,
  databaseType,
);

export const lease = (
  uid: string,
  namespace = 'apps',
  resourceUid = resource.uid,
): ClaimLease => ({
  name: 'claim-x',
  uid: 'lease',
  resourceVersion: '5',
  holder: { namespace, name: `name-${uid}`, uid },
  resourceUid,
  resource: ref,
});

export const ours = lease('abcd1234-5678');

export const secret = (
  namespace: string,
  name: string,
  ownerUid?: string,
  version = '1',
): SecretFacts => ({
  namespace,
  name,
  uid: `uid-${name}`,
  resourceVersion: version,
  ownerUid,
  deleting: false,
});

export const source = secret('pool', 'creds', undefined, '7');

export const copy = secret('apps', 'creds', 'abcd1234-5678', '9');

export const verified = { source: '7', copy: '9' };

export function observe(
  change: Partial<ResourceClaimObservation> = {},
): ResourceClaimObservation {
  return {
    claim,
    target: ref,
    resource: found(resource),
    lease: undefined,
    policies: [aPolicy('pool', ['*'])],
    ownUid: undefined,
    binding: { source: found(source), occupants: [], verified: undefined },
    copies: [],
    failures: {},
    ...change,
  };
}

export const held = (change: Partial<ResourceClaimObservation> = {}) =>
  observe({
    lease: ours,
    binding: { source: found(source), occupants: [copy], verified },
    copies: [copy],
    ...change,
  });

export function statusOf(step: ResourceClaimStep): ResourceClaimStatus {
  assert.equal(step.kind, 'writeStatus', JSON.stringify(step));
  return (step as Extract<ResourceClaimStep, { kind: 'writeStatus' }>).status;
}

export const fulfilled: ResourceClaim = {
  ...claim,
  status: statusOf(stepOf(held(), now)),
};
