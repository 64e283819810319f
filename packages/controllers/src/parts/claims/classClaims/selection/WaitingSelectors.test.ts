import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ClassClaim,
  ClusterInstanceClass,
  ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import { aClaimByNeed, anOffering } from '../../../../__testUtils__/databases';
import type { Informers } from '../../kinds/followClaimKinds';
import { WaitingSelectors } from './WaitingSelectors';

const names = (objects: readonly (ClassClaim | ClusterServiceOffering)[]) =>
  objects.map(({ metadata }) => metadata.name);

/** What the watches know, and can be made to know. */
function start(...offerings: ClusterServiceOffering[]) {
  const known = new Map(offerings.map(one => [one.metadata.name ?? '', one]));
  const labels = new Map<string, Record<string, string>>();
  const informers = {
    offerings: {
      get: (name: string) => known.get(name),
      list: () => [...known.values()],
      byIndex: (_: string, className: string) =>
        [...known.values()].filter(({ spec }) =>
          spec.plans?.some(({ classRef }) => classRef.name === className),
        ),
    },
    classes: {
      get: (name: string): Partial<ClusterInstanceClass> => ({
        metadata: { name, labels: labels.get(name) ?? {} },
      }),
    },
  } as unknown as Informers;
  const selectors = new WaitingSelectors(informers);
  return {
    selectors,
    labels,
    put(offering: ClusterServiceOffering) {
      known.set(offering.metadata.name ?? '', offering);
      return names(selectors.offeringChanged(offering.metadata.name ?? ''));
    },
    remove(name: string) {
      known.delete(name);
      return names(selectors.offeringChanged(name));
    },
  };
}

const ready = (
  name: string,
  spec: ClusterServiceOffering['spec'] = {},
): ClusterServiceOffering => ({
  ...anOffering(name, [['small', `${name}-small`]], spec),
  status: { plans: [{ name: 'small', ready: 'True' }] },
});

const postgresql = { type: 'postgresql' };
const asks = (name: string, selector = postgresql) =>
  aClaimByNeed('apps', name, selector);

test('what has all that is asked for is told in order, and apart from it what comes closest', () => {
  const { selectors } = start(
    ready('b', postgresql),
    ready('a', postgresql),
    ready('first', { ...postgresql, priority: 1 }),
    ready('mysql', { type: 'mysql' }),
    anOffering('empty', []),
  );
  const claim = asks('one');
  selectors.note(claim);
  const { candidates, closest } = selectors.offeringsFor(postgresql);
  assert.deepEqual(names(candidates), ['first', 'a', 'b']);
  assert.deepEqual(names(closest), ['mysql']);
});

test('a change concerns those for whom it may mean something, and nobody else', () => {
  const far = { type: 'postgresql', version: '99', plan: 'huge' };
  const { selectors, put, remove } = start(
    ...['a', 'b', 'c'].map(name => ready(name, { type: 'mysql' })),
  );
  selectors.note(asks('one'));
  selectors.offeringsFor(postgresql);
  // It lacks more than the closest three, whatever it is called.
  assert.deepEqual(put(anOffering('d', [['huge', 'x']], { type: 'x' })), []);
  assert.deepEqual(put(ready('e', postgresql)), ['one']);
  assert.deepEqual(names(selectors.waitingFor('e-small')), ['one']);
  assert.deepEqual(selectors.waitingFor('a-small'), []);
  assert.deepEqual(put(ready('e', { type: 'mysql' })), ['one']);
  assert.deepEqual(selectors.waitingFor('e-small'), []);
  assert.deepEqual(remove('a'), ['one']);
  selectors.note(asks('other', far));
  // Who has not been looked at yet is about to be.
  assert.deepEqual(remove('b'), ['one']);
});

test('claims that ask for the same share what is known, until none of them waits', () => {
  const { selectors, put } = start(ready('a', postgresql));
  const [one, two] = [asks('one'), asks('two')];
  selectors.note(one);
  selectors.note(two);
  selectors.offeringsFor(postgresql);
  assert.deepEqual(names(selectors.waitingFor('a-small')), ['one', 'two']);
  selectors.note({ ...one, status: { classRef: { name: 'a-small' } } });
  assert.deepEqual(names(selectors.waitingFor('a-small')), ['two']);
  selectors.forget(two);
  assert.deepEqual(selectors.all(), []);
  assert.deepEqual(put(ready('a', postgresql)), []);
});

test('a claim that asks for something else by now is known by that alone', () => {
  const { selectors, put } = start(ready('a', postgresql));
  const claim = asks('one');
  selectors.note(claim);
  selectors.offeringsFor(postgresql);
  const mysql = { type: 'mysql' };
  selectors.note({ ...claim, spec: { classSelector: mysql } });
  selectors.offeringsFor(mysql);
  assert.deepEqual(selectors.waitingFor('a-small'), []);
  assert.deepEqual(put(ready('new', mysql)), ['one']);
});

test('a class gets and loses labels', () => {
  const gold = { matchLabels: { tier: 'gold' } };
  const { selectors, labels, put } = start(ready('a'));
  selectors.note(aClaimByNeed('apps', 'one', gold));
  assert.deepEqual(names(selectors.offeringsFor(gold).candidates), []);
  labels.set('a-small', { tier: 'gold' });
  assert.deepEqual(put(ready('a')), ['one']);
  assert.deepEqual(names(selectors.offeringsFor(gold).candidates), ['a']);
});

test('of what cannot be had only what is told of it matters', () => {
  const { selectors, put } = start(ready('a', { type: 'mysql' }));
  selectors.note(asks('one'));
  selectors.offeringsFor(postgresql);
  put(ready('a', { type: 'mysql' }));
  assert.deepEqual(put(ready('a', { type: 'mysql', version: '9' })), []);
  assert.deepEqual(put(ready('a', { type: 'mariadb' })), ['one']);
  assert.deepEqual(put(ready('a', { type: 'mariadb' })), []);
  // Whether an instance is free, or somebody may claim, is another question for each claim.
  assert.deepEqual(put(ready('a', postgresql)), ['one']);
  assert.deepEqual(put(ready('a', postgresql)), ['one']);
});
