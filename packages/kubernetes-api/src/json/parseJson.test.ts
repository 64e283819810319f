import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { copyJson } from './copyJson';
import { exactInteger, isExactInteger } from './ExactInteger';
import { parseJson } from './parseJson';

const again = (text: string) => JSON.stringify(parseJson(text));

for (const digits of [
  '9007199254740992',
  '9007199254740993',
  '-9007199254740993',
  '9223372036854775807',
  '-9223372036854775808',
  '18446744073709551615',
  '123456789012345678901234567890',
]) {
  test(`${digits} is written as it was read, wherever it stands`, () => {
    for (const text of [
      digits,
      `[${digits}]`,
      `{"a":{"b":[1,${digits}]}}`,
      `{"\\"a\\\\":"${digits}","b":${digits},"__proto__":${digits}}`,
    ]) {
      assert.equal(again(text), text);
    }
    assert.equal(
      again(`{ "a" :\n\t${digits} , "b": ${digits} }`),
      `{"a":${digits},"b":${digits}}`,
    );
    assert.ok(isExactInteger(parseJson(digits)));
  });
}

test('what a number can hold is a number, and a text is a text', () => {
  for (const text of [
    '{"a":9007199254740991,"b":-9007199254740991,"c":0.1234567890123456}',
    '[1234567890123456,1.5,-2,1e+22]',
    '["9007199254740993",": 9007199254740993",",9007199254740993\\"",{"exact-integer-0:1":"exact-integer-0:9007199254740993"}]',
  ]) {
    assert.deepEqual(parseJson(text), JSON.parse(text));
    assert.deepEqual(
      (parseJson(`[${text},9007199254740993]`) as unknown[])[0],
      JSON.parse(text),
    );
  }
  // Doubles to Kubernetes, too.
  assert.equal(
    parseJson('[9007199254740993.0]')?.toString(),
    '9007199254740992',
  );
  assert.equal(parseJson('90071992547409930e2'), 9007199254740993000);
});

test('what is no JSON is refused as JSON.parse does', () => {
  for (const text of [
    '',
    '[0009007199254740993]',
    '9007199254740993 9007199254740993',
    '{"a:9007199254740993}',
    '[9007199254740993x]',
    '{9007199254740993: 1}',
    '"\\',
  ]) {
    assert.throws(() => parseJson(text), SyntaxError, text);
  }
});

test('it reads all JSON as JSON.parse does, with whole numbers of any length exactly', () => {
  const integer = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n });
  const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      integer,
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(null, true, 'exact-integer-0:', '\\"', '1'.repeat(20)),
      fc.array(tie('tree')),
      fc.dictionary(fc.string(), tie('tree')),
    ),
  }));
  const write = (value: unknown, space?: number) =>
    JSON.stringify(
      value,
      (_, field) =>
        typeof field === 'bigint' ? exactInteger(String(field)) : field,
      space,
    );
  fc.assert(
    fc.property(tree, fc.nat(3), (value, space) => {
      const text = write(value);
      const read = parseJson(write(value, space));
      assert.equal(JSON.stringify(read), text);
      assert.equal(JSON.stringify(copyJson(read)), text);
      assert.ok(isDeepStrictEqual(copyJson(read), read));
    }),
  );
});

test('two exact integers are equal when their digits are', () => {
  const one = parseJson('{"a":9007199254740993}');
  assert.ok(isDeepStrictEqual(one, parseJson('{"a":9007199254740993}')));
  assert.ok(!isDeepStrictEqual(one, parseJson('{"a":9007199254740995}')));
  assert.ok(!isDeepStrictEqual(one, JSON.parse('{"a":9007199254740993}')));
});

test('no depth overflows the stack', () => {
  const deep = 100_000;
  const text = `${'[{"a":'.repeat(deep)}9007199254740993${'}]'.repeat(deep)}`;
  let value = parseJson(text);
  for (let depth = 0; depth < deep; depth++) {
    [{ a: value }] = value as [{ a: unknown }];
  }
  assert.ok(isExactInteger(value));
});

test('the time that it takes grows with the length only', () => {
  const text = (times: number) =>
    `[${'"\\\\\\\\\\"",9007199254740993,'.repeat(times)}"${'\\\\'.repeat(
      times * 10,
    )}"]`;
  const begin = performance.now();
  parseJson(text(100_000));
  // Quadratic, it would be minutes.
  assert.ok(performance.now() - begin < 10_000);
});

test('where such a number cannot be kept, it is refused, and everything else is read', t => {
  const { rawJSON } = JSON as { rawJSON?: unknown };
  Object.assign(JSON, { rawJSON: undefined });
  t.after(() => Object.assign(JSON, { rawJSON }));
  assert.throws(() => parseJson('{"id":9007199254740993}'), {
    name: 'RangeError',
    message: /^The number 9007199254740993 has more digits than can be kept/,
  });
  assert.deepEqual(parseJson('{"id": 1234567890123456}'), {
    id: 1234567890123456,
  });
});
