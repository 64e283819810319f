import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { topLevelMembers } from './topLevelMembers';

const read = (text: string) =>
  Object.fromEntries(
    topLevelMembers(text).map(({ name, start, end }) => [
      name,
      JSON.parse(text.slice(start, end)),
    ]),
  );

test('finds in any JSON object what JSON.parse finds', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()),
      fc.constantFrom(0, 2, '\t'),
      (object, space) => {
        const text = JSON.stringify(object, undefined, space);
        assert.deepEqual(read(text), JSON.parse(text));
      },
    ),
  );
});

test('leaves what it finds as it is', () => {
  const text = '{"a":1.0,"b":12345678901234567890,"c":"\\"}\\\\"}';
  assert.deepEqual(
    topLevelMembers(text).map(({ start, end }) => text.slice(start, end)),
    ['1.0', '12345678901234567890', '"\\"}\\\\"'],
  );
});

for (const text of [
  '',
  '[]',
  '{',
  '{"a"',
  '{"a":',
  '{"a":"',
  '{"a":[1',
  '{1:2}',
  '{"a":1 2}',
]) {
  test(`refuses ${JSON.stringify(text)}`, () => {
    assert.throws(() => topLevelMembers(text), SyntaxError);
  });
}
