import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { objectKey } from '../objectKey';
import { Store } from './Store';

const object = (
  name: string,
  uid: string,
  resourceVersion: string,
  colours: string[] = [],
) => ({
  apiVersion: 'v1',
  kind: 'Thing',
  metadata: { name, uid, resourceVersion },
  colours,
});
type Thing = ReturnType<typeof object>;
const types = (events: { type: string; object: Thing }[]) =>
  events.map(event => `${event.type} ${event.object.metadata.uid}`);

describe('the store of an informer', () => {
  it('tells an object that was replaced by another of its name as two', () => {
    const store = new Store<Thing>();
    store.set(object('a', 'u1', '1'));
    assert.deepEqual(types(store.set(object('a', 'u2', '2'))), [
      'deleted u1',
      'added u2',
    ]);
    assert.deepEqual(types(store.replace([object('a', 'u3', '3')])), [
      'deleted u2',
      'added u3',
    ]);
  });

  it('says nothing about what did not change', () => {
    const store = new Store<Thing>();
    store.set(object('a', 'u1', '1'));
    assert.deepEqual(store.replace([object('a', 'u1', '1')]), []);
    assert.deepEqual(store.delete(object('a', 'u0', '2')), []);
  });

  it('does not know indexes that were not declared', () => {
    assert.throws(
      () => new Store<Thing>({ colour: () => [] }).byIndex('color', 'red'),
      /No index "color" was declared; there are: colour/,
    );
  });

  it('always has the indexes of what it holds, and events that lead there', () => {
    const things = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      uid: fc.constantFrom('u1', 'u2'),
      version: fc.nat(5).map(String),
      colours: fc.uniqueArray(fc.constantFrom('red', 'green', 'blue')),
    });
    const step = fc.record({
      op: fc.constantFrom('set', 'delete', 'replace'),
      things: fc.array(things, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), steps => {
        const store = new Store<Thing>({ colour: thing => thing.colours });
        const told = new Map<string, Thing>();
        for (const { op, things: list } of steps) {
          const objects = list.map(({ name, uid, version, colours }) =>
            object(name, uid, `${version}${colours}`, colours),
          );
          const events =
            op === 'replace'
              ? store.replace(objects)
              : objects.flatMap(thing =>
                  op === 'set' ? store.set(thing) : store.delete(thing),
                );
          for (const event of events) {
            assert.equal(
              told.has(objectKey(event.object)),
              event.type !== 'added',
            );
            if (event.type === 'deleted') {
              told.delete(objectKey(event.object));
            } else {
              told.set(objectKey(event.object), event.object);
            }
          }
        }
        const sorted = (all: readonly Thing[]) =>
          all.map(thing => JSON.stringify(thing)).sort();
        assert.deepEqual(sorted(store.list()), sorted([...told.values()]));
        for (const colour of ['red', 'green', 'blue']) {
          assert.deepEqual(
            sorted(store.byIndex('colour', colour)),
            sorted(
              store.list().filter(thing => thing.colours.includes(colour)),
            ),
          );
        }
      }),
    );
  });
});
