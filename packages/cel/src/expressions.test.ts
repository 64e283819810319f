import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  caseObject,
  caseSchema,
  expressionCases,
} from './__testUtils__/expressionCases';
import {
  Budget,
  CelError,
  createSchemaEnvironment,
  ExpressionSyntaxError,
  fromSchema,
  schemaType,
  types,
} from './index';

const self = schemaType(caseSchema, 'self') ?? types.dyn;
const environment = createSchemaEnvironment({ self, oldSelf: self });

function evaluate(expression: string): unknown {
  const program = environment.compile(expression);
  assert.equal(program.type.kind, 'bool');
  return program.evaluate(
    { self: fromSchema(caseObject, caseSchema) },
    new Budget(Budget.perCall),
  );
}

describe('expressions of rules', () => {
  for (const expression of expressionCases.holds) {
    it(`is true: ${expression}`, () => {
      assert.equal(evaluate(expression), true);
    });
  }

  for (const expression of expressionCases.fails) {
    it(`is false or fails: ${expression}`, () => {
      let result: unknown = false;
      try {
        result = evaluate(expression);
      } catch (error) {
        assert.ok(error instanceof CelError, String(error));
      }
      assert.equal(result, false);
    });
  }

  for (const expression of expressionCases.refused) {
    it(`is refused: ${expression}`, () => {
      assert.throws(
        () => evaluate(expression),
        error =>
          error instanceof ExpressionSyntaxError ||
          error instanceof assert.AssertionError,
      );
    });
  }
});
