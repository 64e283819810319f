import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createSchemaEnvironment,
  createTemplateEnvironment,
  ExpressionSyntaxError,
} from '../index';

const environment = createSchemaEnvironment({});

describe('lists and maps that are written out', () => {
  for (const expression of [
    '[dyn(1), 1] == []',
    '[[1], [dyn(1)]] == []',
    "{'a': 1, 'b': dyn(1)} == {}",
    '{1: 1, dyn(1): 1} == {}',
    '[?dyn(1)] == []',
    "{'a': 1, ?'b': dyn(1)} == {}",
    '[?optional.of(dyn(1)), 1] == []',
  ]) {
    it(`hold values of one type: ${expression}`, () => {
      assert.throws(
        () => environment.compile(expression),
        ExpressionSyntaxError,
      );
    });
  }

  for (const expression of [
    "[dyn(1), dyn('a')] == []",
    '[[], [1]] == []',
    '[1, ?optional.of(2), ?optional.none()] == []',
    "{'a': [], ?'b': optional.of([1])} == {}",
    "'%s %d'.format([dyn('a'), 1]) == ''",
    '[1].map(v, [v, 1]) == []',
  ]) {
    it(`may be used: ${expression}`, () => {
      assert.equal(environment.compile(expression).type.kind, 'bool');
    });
  }

  it('may hold anything in a template', () => {
    const { type } = createTemplateEnvironment([]).compile('[dyn(1), ?dyn(1)]');
    assert.equal(type.kind, 'list');
  });
});
