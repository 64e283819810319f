import { Optional, type ASTNode, type Environment } from '@marcbachmann/cel-js';
import type { Json, SchemaRule, StructuralSchema } from '../StructuralSchema';
import { childNodes } from './childNodes';
import { costOf } from './costOf';
import { sizeOf } from './sizeOf';
import { toCelValue } from './toCelValue';

const maxCost = 20_000_000;

/** What a rule says of a value. */
export type RuleResult = 'kept' | { broken: string } | { failed: string };

/** A rule made ready: tells of a value whether it keeps the rule. Nothing is thrown for a rule that cannot be used. */
export type CompiledRule = (
  value: Json,
  schema: StructuralSchema,
) => RuleResult;

/** Makes a rule of `x-kubernetes-validations` ready. */
export function compileRule(
  environment: Environment,
  rule: SchemaRule,
): CompiledRule {
  let keeps: Expression;
  try {
    keeps = compile(environment, rule.rule);
  } catch (error) {
    return () => ({ failed: describe(error) });
  }
  // There is no former state: a claim's parameters count once.
  if (refersTo(keeps.ast, 'oldSelf') && !rule.optionalOldSelf) {
    return () => 'kept';
  }
  return (value, schema) => {
    if (costOf(keeps.ast, sizeOf(value)) > maxCost) {
      return { failed: 'it would take too long on this much data' };
    }
    try {
      const self = toCelValue(value, schema);
      return keeps.evaluate(self) === true
        ? 'kept'
        : { broken: messageOf(environment, rule, self) };
    } catch (error) {
      return { failed: describe(error) };
    }
  };
}

interface Expression {
  ast: ASTNode;
  evaluate(self: unknown): unknown;
}

function compile(environment: Environment, expression: string): Expression {
  const parsed = environment.parse(expression);
  useRe2(parsed.ast);
  return {
    ast: parsed.ast,
    evaluate: self => parsed({ self, oldSelf: Optional.none() }),
  };
}

/** The library's `matches` would use JavaScript's regular expressions. */
function useRe2(node: ASTNode) {
  if (node.op === 'rcall' && node.args[0] === 'matches') {
    node.args[0] = 'matchesRe2';
  }
  childNodes(node).forEach(useRe2);
}

function refersTo(node: ASTNode, variable: string): boolean {
  return (
    (node.op === 'id' && node.args === variable) ||
    childNodes(node).some(child => refersTo(child, variable))
  );
}

function messageOf(environment: Environment, rule: SchemaRule, self: unknown) {
  return (
    evaluatedMessage(environment, rule, self) ??
    rule.message?.trim() ??
    `must keep the rule: ${rule.rule.trim()}`
  );
}

/** As in the API server, an expression that fails, or makes no single line of text, counts as none. */
function evaluatedMessage(
  environment: Environment,
  { messageExpression }: SchemaRule,
  self: unknown,
) {
  if (!messageExpression) return undefined;
  try {
    const text = compile(environment, messageExpression).evaluate(self);
    return typeof text === 'string' && text.trim() && !text.includes('\n')
      ? text.trim()
      : undefined;
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  const [firstLine = ''] = String(
    error instanceof Error ? error.message : error,
  ).split('\n');
  return firstLine;
}
