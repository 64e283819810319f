import {
  Budget,
  CelError,
  CostExceededError,
  createSchemaEnvironment,
  formatType,
  selectedFields,
  splitText,
  toText,
  type Program,
} from '@services-toolkit/cel';
import type { ClusterInfrastructureStatus } from '@services-toolkit/kubernetes-api';
import {
  factNames,
  factsType,
  factsVariable,
  factsValue,
} from './factsVariable';

/** What is asked of a cluster, as ClusterServiceOfferings and ClusterResources say it. @public */
export interface RequirementSpec {
  /** CEL over `cluster`, the status of a ClusterInfrastructure; it yields a boolean. */
  expression: string;
  /** What people read where it is not met; it may hold `${expressions}`. */
  message: string;
}

/** Whether a cluster has what is asked of it; `message` says why not. @public */
export interface Judgement {
  met: 'True' | 'False' | 'Unknown';
  message?: string;
}

/** The facts of one moment, made ready once for any number of requirements. @public */
export interface Facts {
  status: ClusterInfrastructureStatus;
  value: unknown;
}

/** @public */
export function factsOf(status: ClusterInfrastructureStatus): Facts {
  return { status, value: factsValue(status) };
}

const environment = createSchemaEnvironment({ [factsVariable]: factsType() });
/** What has a text. */
const textKinds: readonly string[] = [
  'string',
  'int',
  'uint',
  'double',
  'bool',
];

/** One requirement, ready to be judged any number of times. @public */
export class Requirement {
  readonly #expression: Program;
  readonly #message: readonly (string | Program)[];
  /** The facts that the expression looks at. */
  readonly #facts: readonly string[];

  /** @throws Error that says which of expression and message is wrong, and what is wrong with it. */
  constructor({ expression, message }: RequirementSpec) {
    this.#expression = compile(expression);
    const { type } = this.#expression;
    if (type.kind !== 'bool' && type.kind !== 'dyn') {
      throw new Error(
        `"${expression}" yields ${formatType(
          type,
        )}, and has to yield a boolean`,
      );
    }
    this.#message = splitText(message).map(piece =>
      'text' in piece ? piece.text : compileText(piece.expression),
    );
    const fields = selectedFields(this.#expression.node, factsVariable);
    this.#facts = fields ? [...fields] : factNames;
  }

  /** What looks at a fact that is not known is not known either: nobody promises on what nobody has seen. */
  judge({ status, value }: Facts): Judgement {
    const unknown = (status.unknown ?? []).filter(({ fact }) =>
      this.#facts.includes(fact),
    );
    if (unknown.length > 0) {
      return {
        met: 'Unknown',
        message: unknown.map(describeUnknown).join('; '),
      };
    }
    const scope = { [factsVariable]: value };
    try {
      const isMet = this.#expression.evaluate(
        scope,
        new Budget(Budget.perCall),
      );
      return isMet === true
        ? { met: 'True' }
        : { met: 'False', message: this.#text(scope) };
    } catch (error) {
      if (error instanceof CelError || error instanceof CostExceededError) {
        return {
          met: 'Unknown',
          message: `The requirement cannot be evaluated: ${error.message}`,
        };
      }
      throw error;
    }
  }

  #text(scope: Readonly<Record<string, unknown>>): string {
    return this.#message
      .map(piece => (typeof piece === 'string' ? piece : valueOf(piece, scope)))
      .join('');
  }
}

function compile(expression: string): Program {
  try {
    return environment.compile(expression);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`"${expression}" is no expression: ${reason}`);
  }
}

function compileText(expression: string): Program {
  const program = compile(expression);
  const { type } = program;
  if (type.kind !== 'dyn' && !textKinds.includes(type.kind)) {
    throw new Error(
      `"${expression}" yields ${formatType(type)}, which has no text`,
    );
  }
  return program;
}

/** A message is for people: what it cannot say is left open. */
function valueOf(
  program: Program,
  scope: Readonly<Record<string, unknown>>,
): string {
  try {
    return toText(program.evaluate(scope, new Budget(Budget.perCall))) ?? '?';
  } catch (error) {
    if (error instanceof CelError || error instanceof CostExceededError) {
      return '?';
    }
    throw error;
  }
}

function describeUnknown({
  fact,
  missingRule,
  message = 'nothing in the cluster tells it',
}: {
  fact: string;
  missingRule?: string;
  message?: string;
}): string {
  return `cluster.${fact} is not known: ${missingRule ?? message}`;
}
