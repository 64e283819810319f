import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  Budget,
  CelError,
  createSchemaEnvironment,
  EvaluationAbortedError,
  fromSchema,
  schemaType,
  types,
} from '../index';

const schema = {
  type: 'object',
  properties: {
    gone: { type: 'array', items: { type: 'integer' } },
    ones: { type: 'array', items: { type: 'integer' } },
    i: { type: 'integer' },
    s: { type: 'string' },
  },
};
const self = schemaType(schema, 'self') ?? types.dyn;
const environment = createSchemaEnvironment({ self });

function evaluate(expression: string): unknown {
  return environment
    .compile(expression)
    .evaluate(
      { self: fromSchema({ ones: [1, 1], i: 0, s: 'a' }, schema) },
      new Budget(Budget.perCall),
    );
}

describe('a failing operand', () => {
  for (const call of [
    'self.gone.distinct()',
    'dyn(1).distinct()',
    'self.gone.sort()',
    'self.gone.sortBy(v, -v)',
    'self.gone.sortBy(v, 1)',
    'self.ones.sortBy(v, 1 / self.i)',
    '[[1]].flatten(1 / self.i)',
    "[[1]].flatten(dyn('1'))",
    "dyn(bytes(self.s)) in ['a', 'b']",
    "dyn(bytes(self.s)) in {'a': 1}",
    "dyn(semver('1.0.0')) in [1]",
    '{dyn(bytes(self.s)): 1}',
    'self.ones.map(v, self.gone.sort())',
    'optional.of(1).optMap(v, self.gone.sort())',
    '[self.gone[0]] == self.gone.sort()',
    'self.gone[0] + self.gone.sort()[0]',
  ]) {
    it(`aborts whatever stands around it: ${call}`, () => {
      for (const rule of [
        call,
        `[${call}] == [] || true`,
        `!([${call}] == [] && false)`,
        `[1, 2].exists(x, x == 2 || [${call}] == [])`,
        `![1, 2].all(x, x == 1 && [${call}] == [])`,
        `[false] == [[${call}] == []] || true`,
      ]) {
        assert.throws(() => evaluate(rule), EvaluationAbortedError, rule);
      }
    });
  }

  for (const call of [
    // What may be meant is known only when there are values.
    'dyn(self.gone).sort()',
    '[1 / self.i].map(v, dyn(v)).sort()',
    'self.ones.sortBy(v, dyn(1 / self.i))',
    'dyn({1: 1}).sortBy(v, 1)',
    '[[1 / self.i]].flatten()',
    'dyn(1).flatten(1)',
    '[1].flatten(-1)',
    'self.gone.reverse()',
    'lists.range(1000001)',
    "[dyn(1), dyn('a')].sort()",
    '[dyn({})].sort()',
    '[dyn(1), dyn(1.5)].sum()',
    'optional.unwrap([dyn(1)])',
    'self.gone[self.gone.sort()[0]]',
    'dyn(self.gone).indexOf(dyn(self.gone.sort()[0]))',
    'dyn(self.ones) == 1',
    'dyn(self.ones)[uint(1)]',
    '1 in dyn(self)',
  ]) {
    it(`may be got over: ${call}`, () => {
      assert.throws(
        () => evaluate(call),
        error =>
          error instanceof CelError &&
          !(error instanceof EvaluationAbortedError),
      );
      assert.equal(evaluate(`[${call}] == [] || true`), true);
    });
  }

  it('does not matter to an empty list of literals', () => {
    assert.equal(evaluate('self.gone[0] in []'), false);
  });

  it('aborts also after something else that failed', () => {
    for (const operator of ['||', '&&']) {
      const [failing, aborting] = [
        '1 / self.i == 1',
        '[1 / self.i].sort() == []',
      ];
      assert.throws(
        () => evaluate(`${failing} ${operator} ${aborting} || true`),
        EvaluationAbortedError,
      );
    }
  });

  it('aborts also after an item that failed', () => {
    const rule = (macro: string) =>
      `[0, 1].${macro.replace(
        '%',
        '[v == 0 ? 1 / v : self.gone.sort()[0]] == []',
      )} == [] || true`;
    for (const macro of ['map(v, %)', 'filter(v, %)']) {
      assert.throws(() => evaluate(rule(macro)), EvaluationAbortedError, macro);
    }
  });

  it('says still that something is missing', () => {
    assert.throws(
      () => evaluate('self.gone.sort()'),
      (error: CelError) =>
        error.isMissing && error.message === 'no such key: gone',
    );
  });
});

describe('a value that does not fit', () => {
  for (const rule of [
    '!has(dyn(self.s).a) && !dyn(self.i).?a.hasValue()',
    "!dyn(self.s)[?'a'].hasValue() && !dyn(null)[?0].hasValue()",
    'dyn(self.ones) != 1',
    'dyn(self.ones).distinct().sortBy(v, -v) == [1.0]',
    'dyn(self.ones) in [self.ones] && !(dyn(1) in [self.ones])',
    "[dyn(quantity('1')), dyn(1)].indexOf(dyn(1)) == 1",
    "[dyn(quantity('1')), dyn(1)].distinct().size() == 2",
    "[dyn(1), dyn('a')].isSorted() && [dyn(1.5), dyn(1.5)].sum() == 3.0",
  ]) {
    it(`is no failure: ${rule}`, () => {
      assert.equal(evaluate(rule), true);
    });
  }
});
