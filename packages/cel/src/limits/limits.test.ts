import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  Budget,
  CelError,
  CostExceededError,
  createTemplateEnvironment,
  fromJson,
  types,
} from '../index';

const environment = createTemplateEnvironment([
  ['text', types.dyn],
  ['list', types.dyn],
  ['pattern', types.dyn],
]);
const length = 100_000;

function evaluate(expression: string, variables: Record<string, unknown>) {
  const budget = new Budget(Budget.perCall);
  const program = environment.compile(expression);
  const values = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, fromJson(value)]),
  );
  try {
    return { value: program.evaluate(values, budget), budget };
  } catch (error) {
    if (error instanceof CelError || error instanceof CostExceededError) {
      return { error, budget };
    }
    throw error;
  }
}

const long = { list: Array.from({ length: 5_000 }, (_, index) => index) };
const text = { text: 'a'.repeat(length), pattern: '^(a+)+$', list: [] };

describe('the steps of an expression', () => {
  for (const { expression, variables } of [
    {
      expression: 'list.all(a, list.all(b, list.all(c, a + b + c >= 0)))',
      variables: long,
    },
    { expression: 'list.map(a, list.map(b, [a, b]))', variables: long },
    { expression: 'list.distinct().size() > 0', variables: long },
    { expression: 'sets.equivalent(list, list.reverse())', variables: long },
    { expression: 'lists.range(1000000)', variables: long },
    { expression: '[[1]].flatten(2000000)', variables: long },
    {
      expression: 'list.map(a, lists.range(5000)).flatten().flatten(9)',
      variables: long,
    },
    {
      expression: `cel.bind(a, text + text, ${'cel.bind(a, a + a, '.repeat(
        30,
      )}a${')'.repeat(30)})`,
      variables: text,
    },
    {
      expression: `cel.bind(a, [1], ${'cel.bind(a, a + a, '.repeat(
        40,
      )}a${')'.repeat(40)})`,
      variables: text,
    },
    { expression: "text.replace('', text)", variables: text },
    { expression: "text.split('').join(text)", variables: text },
    {
      expression: "lists.range(1000).all(i, !text.matches('(x*x*x*x*)*y'))",
      variables: text,
    },
    {
      expression: "lists.range(1000).all(i, '%s'.format([text]) != '')",
      variables: text,
    },
    {
      expression: 'lists.range(100000).map(i, text + "x") != []',
      variables: text,
    },
    { expression: 'lists.range(100000).all(i, text == text)', variables: text },
  ]) {
    it(`have an end: ${expression.slice(0, 80)}`, () => {
      const begin = performance.now();
      const { error } = evaluate(expression, variables);
      assert.ok(error instanceof CostExceededError, String(error));
      // Unbounded, each would take minutes, or all memory.
      assert.ok(performance.now() - begin < 10_000);
    });
  }

  it('are those that are taken, whatever else there is', () => {
    const { value, budget } = evaluate('list.all(a, a >= 0)', {
      ...text,
      list: [1, 2, 3],
    });
    assert.equal(value, true);
    assert.ok(Budget.perCall - budget.left < 50);
  });

  it('cannot be got over by what gets over failures', () => {
    const endless = 'list.all(a, list.all(b, list.all(c, c >= 0)))';
    for (const expression of [
      `${endless} || true`,
      `false && ${endless} || ${endless}`,
      `[1].exists(x, ${endless} || x == 1)`,
    ]) {
      const { error } = evaluate(expression, long);
      assert.ok(error instanceof CostExceededError, expression);
    }
  });

  it('are few enough for any text that a function may be given', () => {
    const calls = [
      ...['size()', 'trim()', 'lowerAscii()', 'upperAscii()', 'reverse()'],
      ...[
        "indexOf('ab')",
        "lastIndexOf('ab')",
        "split('a').size()",
        'charAt(5)',
      ],
      ...[
        "replace('a', 'b')",
        "find('(a|b)+c')",
        "findAll('a.')",
        'substring(9)',
      ],
      ...["matches('^(([a-z])+.)+[A-Z]([a-z])+$')", "contains('ab')"],
    ].map(call => `text.${call}`);
    const functions = [
      ...['isURL', 'isIP', 'isCIDR', 'isQuantity', 'isSemver', 'int', 'double'],
      ...['duration', 'timestamp', 'bytes', 'strings.quote', 'base64.decode'],
    ].map(name => `${name}(text)`);
    const formats = [
      ...['dns1123Label', 'dns1123Subdomain', 'qualifiedName', 'labelValue'],
      ...['uri', 'uuid', 'byte', 'date', 'datetime', 'dns1035LabelPrefix'],
    ].map(name => `format.${name}().validate(text).hasValue()`);
    const part = fc.constantFrom(
      ...[
        'a',
        '1',
        'a-',
        '1.',
        '-',
        ' ',
        '%2',
        '::',
        '🐇',
        '.a',
        '1h',
        '=',
        '/',
      ],
    );
    const end = fc.constantFrom('', '!', '\n', 'A', '🐇');
    fc.assert(
      fc.property(
        fc.constantFrom(...calls, ...functions, ...formats),
        part,
        end,
        (expression, repeated, last) => {
          const begin = performance.now();
          const given = repeated.repeat(length / repeated.length) + last;
          evaluate(`${expression} != dyn(1)`, { text: given });
          // Quadratic, it would be ten seconds.
          return performance.now() - begin < 2_000;
        },
      ),
      { numRuns: 300 },
    );
  });
});
