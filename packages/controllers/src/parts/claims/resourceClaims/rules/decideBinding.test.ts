import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCondition } from '@services-toolkit/kubernetes-api';
import { aResourceClaim } from '../../../../__testUtils__/databases';
import { now, stored } from '../../../../__testUtils__/stored';
import { found, pending } from '../../../../runtime/ReadResult';
import { ourFinalizers } from '../../rules/ourFinalizers';
import type { ResourceClaimStep } from '../ResourceClaimStep';
import type { ResourceClaimObservation } from '../ResourceClaimObservation';
import {
  stepOf,
  ref,
  claim,
  resource,
  ours,
  secret,
  source,
  copy,
  verified,
  observe,
  held,
  statusOf,
  fulfilled,
} from '../__testUtils__/observations';

test('within one namespace nothing is copied', () => {
  const near = stored(
    aResourceClaim('pool', 'mine', { ...ref, namespace: undefined }),
    { uid: 'abcd1234-5678', finalizers: [...ourFinalizers] },
  );
  const status = statusOf(
    stepOf(
      observe({
        claim: near,
        target: near.spec.ref,
        lease: ours,
        policies: [],
        binding: {
          source: found(source),
          occupants: [source],
          verified: undefined,
        },
      }),
      now,
    ),
  );
  assert.deepEqual(status.binding, { name: 'creds' });
  assert.equal(getCondition(status.conditions, 'Ready')?.status, 'True');
  assert.equal(status.claimedResourceRef?.namespace, 'pool');
});

const bindings: {
  name: string;
  binding: ResourceClaimObservation['binding'];
  step: ResourceClaimStep;
}[] = [
  {
    name: 'the source has changed (rotation)',
    binding: {
      source: found({ ...source, resourceVersion: '8' }),
      occupants: [copy],
      verified,
    },
    step: {
      kind: 'copyBinding',
      source: { ...source, resourceVersion: '8' },
      name: 'creds',
      existing: copy,
    },
  },
  {
    name: 'somebody edited the copy',
    binding: {
      source: found(source),
      occupants: [{ ...copy, resourceVersion: '10' }],
      verified,
    },
    step: {
      kind: 'copyBinding',
      source,
      name: 'creds',
      existing: { ...copy, resourceVersion: '10' },
    },
  },
  {
    name: 'after a start every copy is compared once',
    binding: { source: found(source), occupants: [copy], verified: undefined },
    step: { kind: 'copyBinding', source, name: 'creds', existing: copy },
  },
  {
    name: 'the copy was deleted',
    binding: { source: found(source), occupants: [], verified },
    step: { kind: 'copyBinding', source, name: 'creds' },
  },
  {
    name: "the name is taken by a Secret that is nobody's",
    binding: {
      source: found(source),
      occupants: [secret('apps', 'creds')],
      verified: undefined,
    },
    step: { kind: 'copyBinding', source, name: 'creds-abcd1234' },
  },
  {
    name: 'the name is taken by the copy of another claim',
    binding: {
      source: found(source),
      occupants: [secret('apps', 'creds', 'other')],
      verified: undefined,
    },
    step: { kind: 'copyBinding', source, name: 'creds-abcd1234' },
  },
  {
    name: 'a copy keeps its name when the better one becomes free',
    binding: {
      source: found(source),
      occupants: [secret('apps', 'creds-abcd1234', 'abcd1234-5678', '3')],
      verified: undefined,
    },
    step: {
      kind: 'copyBinding',
      source,
      name: 'creds-abcd1234',
      existing: secret('apps', 'creds-abcd1234', 'abcd1234-5678', '3'),
    },
  },
  {
    name: 'the Secret was not read yet',
    binding: { source: pending, occupants: [], verified: undefined },
    step: { kind: 'nothing' },
  },
];

for (const { name, binding, step } of bindings) {
  test(`the copy: ${name}`, () =>
    assert.deepEqual(stepOf(held({ claim: fulfilled, binding }), now), step));
}

test('a binding of another name: copy, say so, and only then remove the old copy', () => {
  const renamed = found({ ...resource, bindingName: 'new' });
  const newSource = secret('pool', 'new', undefined, '7');
  const newCopy = secret('apps', 'new', 'abcd1234-5678', '9');
  const before = held({
    claim: fulfilled,
    resource: renamed,
    binding: { source: found(newSource), occupants: [], verified },
  });
  assert.deepEqual(stepOf(before, now), {
    kind: 'copyBinding',
    source: newSource,
    name: 'new',
  });
  const copied = {
    ...before,
    binding: { source: found(newSource), occupants: [newCopy], verified },
    copies: [copy, newCopy],
  };
  const status = statusOf(stepOf(copied, now));
  assert.deepEqual(status.binding, { name: 'new' });
  assert.deepEqual(stepOf({ ...copied, claim: { ...claim, status } }, now), {
    kind: 'deleteCopy',
    copy,
  });
});

test('the names of the keys are told, and never the values', () => {
  const withKeys = { ...source, keys: ['password', 'username'] };
  const status = statusOf(
    stepOf(
      held({
        binding: { source: found(withKeys), occupants: [copy], verified },
      }),
      now,
    ),
  );
  assert.deepEqual(status.binding, {
    name: 'creds',
    keys: ['password', 'username'],
  });
});
