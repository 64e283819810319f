import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exactInteger } from '../json/ExactInteger';
import { parseJson } from '../json/parseJson';
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
      const validation = validateParameters(schema, given);
      assert.deepEqual(
        validation.violations
          .map(({ path, message }) => `${path}: ${message}`)
          .sort(),
        [...violations].sort(),
      );
      assert.deepEqual(validation.parameters, becomes);
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
      undecided: [],
      pruned: [],
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

  it('leaves rules that it does not understand to the API server', () => {
    const rules = [{ rule: 'self.a ==' }, { rule: 'nothing(self)' }];
    const { violations, undecided } = validateParameters(
      { type: 'object', 'x-kubernetes-validations': rules },
      {},
    );
    assert.deepEqual(violations, []);
    assert.equal(undecided.length, 2);
    assert.match(undecided[0]?.message ?? '', /by the rule "self.a ==": /);
    assert.match(undecided[1]?.message ?? '', /undeclared reference/);
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
    const { violations, undecided } = validateParameters(schema, {
      list: Array.from({ length: 10_000 }, () => 1),
    });
    assert.deepEqual(violations, []);
    assert.deepEqual(undecided, [
      {
        path: 'spec.parameters.list',
        message:
          'cannot be checked by the rule "self.all(a, self.all(b, self.all(c, a + b + c > 0)))": it takes more steps than an expression may',
      },
    ]);
  });

  it('does not count data that a rule does not look at', () => {
    const schema = {
      type: 'object',
      properties: {
        note: { type: 'string' },
        users: {
          type: 'array',
          items: { type: 'object', properties: { name: { type: 'string' } } },
        },
      },
      'x-kubernetes-validations': [
        {
          rule: 'self.users.all(u, self.users.exists_one(v, v.name == u.name))',
        },
      ],
    };
    const { violations, undecided } = validateParameters(schema, {
      note: 'x'.repeat(100_000),
      users: Array.from({ length: 200 }, (_, index) => ({ name: `u${index}` })),
    });
    assert.deepEqual([violations, undecided], [[], []]);
  });

  it('tells which fields are left out, and what was probably meant', () => {
    const schema = {
      type: 'object',
      properties: {
        size: { type: 'string' },
        backup: {
          type: 'object',
          properties: { retentionDays: { type: 'integer' } },
        },
      },
    };
    const { parameters, pruned } = validateParameters(
      schema,
      JSON.parse(
        '{"sizee":"big","backup":{"retention-days":1,"zz":1},"toString":1,"constructor":2,"__proto__":{"size":"x"}}',
      ),
    );
    assert.deepEqual(parameters, { backup: {} });
    assert.deepEqual(pruned, [
      { path: 'spec.parameters.sizee', similar: 'size' },
      {
        path: 'spec.parameters.backup.retention-days',
        similar: 'retentionDays',
      },
      { path: 'spec.parameters.backup.zz' },
      { path: 'spec.parameters.toString' },
      { path: 'spec.parameters.constructor' },
      { path: 'spec.parameters.__proto__' },
    ]);
  });

  it('keeps integers of 64 bits to the last digit, and refuses larger ones', () => {
    const schema = {
      type: 'object',
      properties: {
        id: { type: 'integer', maximum: 9007199254740992 },
        any: { 'x-kubernetes-preserve-unknown-fields': true },
        other: { type: 'integer', default: exactInteger('9007199254740995') },
        large: { type: 'integer' },
      },
      'x-kubernetes-validations': [
        { rule: 'self.other == 9007199254740995', message: 'other' },
        { rule: 'self.id != 9007199254740993', message: 'id' },
      ],
    };
    const { parameters, violations } = validateParameters(
      schema,
      parseJson(
        '{"id":9007199254740993,"any":[9007199254740993],"large":9223372036854775808}',
      ),
    );
    assert.equal(
      JSON.stringify(parameters),
      '{"id":9007199254740993,"any":[9007199254740993],"large":9223372036854775808,"other":9007199254740995}',
    );
    assert.deepEqual(
      violations.map(({ path, message }) => `${path}: ${message}`),
      [
        'spec.parameters.id: must be less than or equal to 9007199254740992',
        'spec.parameters.large: must fit into 64 bits: an API server would change it',
        'spec.parameters: id',
      ],
    );
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
