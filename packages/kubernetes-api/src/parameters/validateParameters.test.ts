import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parameterCases } from './__testUtils__/parameterCases';
import { validateParameters } from './validateParameters';

const messagesOf = (schema: object, given: unknown) =>
  validateParameters(schema, given).violations.map(
    ({ path, message }) => `${path}: ${message}`,
  );

describe('validateParameters', () => {
  for (const {
    name,
    schema,
    given,
    becomes = given,
    violations = [],
  } of parameterCases) {
    it(`knows: ${name}`, () => {
      const before = JSON.stringify([schema, given]);
      const verdict = validateParameters(schema, given);
      assert.deepEqual(
        verdict.violations
          .map(({ path, message }) => `${path}: ${message}`)
          .sort(),
        [...violations].sort(),
      );
      assert.deepEqual(verdict.parameters, becomes);
      assert.equal(JSON.stringify([schema, given]), before);
    });
  }

  it('takes no parameters for empty ones', () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string', default: 'x' } },
    };
    assert.deepEqual(validateParameters(schema, undefined), {
      parameters: { a: 'x' },
      violations: [],
    });
  });

  it('refuses what is no object', () => {
    for (const given of [[], 'x', 1]) {
      assert.deepEqual(messagesOf({ type: 'object' }, given), [
        'spec.parameters: must be an object',
      ]);
    }
  });

  it('says that a pattern of the schema is none', () => {
    const [message] = messagesOf(
      { type: 'object', properties: { a: { type: 'string', pattern: '(' } } },
      { a: 'x' },
    );
    assert.match(
      message ?? '',
      /^spec.parameters: cannot be checked: the class's schema cannot be used \(.*missing closing/,
    );
  });

  it('says that a rule of the schema is none', () => {
    const rules = [{ rule: 'self.a ==' }, { rule: 'nothing(self)' }];
    const messages = messagesOf(
      { type: 'object', 'x-kubernetes-validations': rules },
      {},
    );
    assert.equal(messages.length, 2);
    assert.match(messages[0] ?? '', /by the rule "self.a ==": /);
    assert.match(messages[1] ?? '', /no matching overload/);
  });

  it('comes to an end with patterns that JavaScript would not', () => {
    const evil = `${'a'.repeat(40)}!`;
    const schema = {
      type: 'object',
      properties: {
        a: { type: 'string', pattern: '^(a+)+$' },
        b: {
          type: 'string',
          'x-kubernetes-validations': [
            { rule: "self.matches('^(a+)+$')", message: 'no' },
          ],
        },
      },
    };
    assert.deepEqual(messagesOf(schema, { a: evil, b: evil }), [
      "spec.parameters.a: must match '^(a+)+$'",
      'spec.parameters.b: no',
    ]);
  });

  it('comes to an end with rules that would take too long', () => {
    const schema = {
      type: 'object',
      properties: {
        list: {
          type: 'array',
          items: { type: 'integer' },
          'x-kubernetes-validations': [
            { rule: 'self.all(a, self.all(b, self.all(c, a + b + c > 0)))' },
            { rule: 'self.all(a, a > 0)' },
          ],
        },
      },
    };
    const [message, ...others] = messagesOf(schema, {
      list: Array.from({ length: 10_000 }, () => 1),
    });
    assert.match(message ?? '', /it would take too long on this much data$/);
    assert.deepEqual(others, []);
  });

  it('does not fall over what is nested deeply', () => {
    const deep = (levels: number) =>
      JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
    const any = {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
    };
    assert.deepEqual(messagesOf(any, deep(90)), []);
    assert.deepEqual(messagesOf(any, deep(5_000)), [
      'spec.parameters: must not be nested deeper than 100 levels',
    ]);
    let schema: object = { type: 'string' };
    for (let level = 0; level < 5_000; level++) {
      schema = { type: 'object', properties: { a: schema } };
    }
    assert.deepEqual(messagesOf(schema, {}), [
      "spec.parameters: cannot be checked: the class's schema cannot be used (nested too deeply)",
    ]);
  });

  it('makes a schema ready once', () => {
    let reads = 0;
    const schema = {
      type: 'object',
      get required() {
        reads++;
        return ['a'];
      },
    };
    validateParameters(schema, { a: 1 });
    const afterFirst = reads;
    validateParameters(schema, { a: 2 });
    assert.equal(reads, afterFirst);
  });
});
