import {
  Budget,
  CelError,
  CostExceededError,
  createSchemaEnvironment,
  optionalOf,
  Optional,
  referencesIn,
  schemaType,
  type Environment,
  type Program,
  type Type,
} from '@services-toolkit/cel';
import type { SchemaRule, StructuralSchema } from '../StructuralSchema';

/** What a rule says of a value. */
export type RuleResult =
  | 'kept'
  | { broken: string }
  /** The rule fails on the value; an API server refuses the value then. */
  | { failed: string }
  /** What an API server would say is not known here. */
  | { undecided: string };

/** A compiled rule. `self` is a value of CEL. */
export interface CompiledRule {
  rule: SchemaRule;
  /** What is wrong with the rule itself: an API server does not take a schema with it. */
  problem?: RuleProblem;
  /** Whether it looks at the former state of the value. */
  usesOldSelf: boolean;
  check(self: unknown, object: Budget): RuleResult;
}

export interface RuleProblem {
  /** Which field of the rule. */
  field: 'rule' | 'messageExpression' | 'optionalOldSelf';
  message: string;
}

const oldSelf = new Set(['oldSelf']);

/** Makes the rules of one place of a schema ready. Nothing is thrown for one that cannot be used. */
export function compileRules(
  rules: readonly SchemaRule[],
  schema: StructuralSchema,
  path: string,
): CompiledRule[] {
  const type = schemaType(schema, path);
  return rules.map(rule => {
    try {
      return compileRule(rule, type);
    } catch (error) {
      const message = describe(error);
      return {
        rule,
        problem: { field: 'rule', message },
        usesOldSelf: false,
        check: () => ({ undecided: message }),
      };
    }
  });
}

function compileRule(rule: SchemaRule, type: Type | undefined): CompiledRule {
  if (!type) {
    throw new Error('the schema says nothing about what the rule sees');
  }
  const environment = createSchemaEnvironment({
    self: type,
    oldSelf: rule.optionalOldSelf ? optionalOf(type) : type,
  });
  const keeps = environment.compile(rule.rule);
  if (keeps.type.kind !== 'bool') {
    throw new Error('cel expression must evaluate to a bool');
  }
  const { message, problem } = compileMessage(environment, rule);
  const usesOldSelf = referencesIn(keeps.node, oldSelf).size > 0;
  const notUsed: RuleProblem | undefined =
    !usesOldSelf && rule.optionalOldSelf !== undefined
      ? {
          field: 'optionalOldSelf',
          message: 'may not be set if oldSelf is not used in rule',
        }
      : undefined;
  const found = problem ?? notUsed;
  return {
    rule,
    ...(found && { problem: found }),
    usesOldSelf,
    // There is no former state: a claim's parameters count once.
    check:
      usesOldSelf && !rule.optionalOldSelf
        ? () => 'kept'
        : (self, object) => check(keeps, rule, message, self, object),
  };
}

function compileMessage(
  environment: Environment,
  { messageExpression = '' }: SchemaRule,
): { message?: Program; problem?: RuleProblem } {
  if (messageExpression === '') {
    return {};
  }
  try {
    const message = environment.compile(messageExpression);
    if (message.type.kind !== 'string') {
      throw new Error('messageExpression must evaluate to a string');
    }
    return { message };
  } catch (error) {
    return {
      problem: { field: 'messageExpression', message: describe(error) },
    };
  }
}

function check(
  keeps: Program,
  rule: SchemaRule,
  message: Program | undefined,
  self: unknown,
  object: Budget,
): RuleResult {
  const variables = { self, oldSelf: Optional.none };
  const budget = new Budget(Math.min(Budget.perCall, object.left));
  const before = budget.left;
  try {
    const isKept = keeps.evaluate(variables, budget) === true;
    object.spend(before - budget.left);
    return isKept
      ? 'kept'
      : {
          broken:
            evaluatedMessage(message, variables, object) ??
            rule.message?.trim() ??
            `must keep the rule: ${rule.rule.trim()}`,
        };
  } catch (error) {
    if (error instanceof CelError) {
      return { failed: error.message };
    }
    if (error instanceof CostExceededError || error instanceof RangeError) {
      return { undecided: error.message };
    }
    throw error;
  }
}

/** As in the API server, an expression that fails, or makes no single line of text, counts as none. */
function evaluatedMessage(
  message: Program | undefined,
  variables: Readonly<Record<string, unknown>>,
  object: Budget,
): string | undefined {
  try {
    const text = message?.evaluate(
      variables,
      new Budget(Math.min(Budget.perCall, object.left)),
    );
    return typeof text === 'string' && text.trim() && !text.includes('\n')
      ? text.trim()
      : undefined;
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
