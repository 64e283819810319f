import {
  EvaluationError,
  type Environment,
  type ParseResult,
} from '@marcbachmann/cel-js';
import { ExpressionError } from './ExpressionError';
import { mayTakeLong } from './mayTakeLong';
import { referencesIn, type References } from './referencesIn';
import { withinTime } from './withinTime';

/** What expressions see, by name; values of CEL. */
export type Scope = Readonly<Record<string, unknown>>;

const longest = 4_096;

/** One expression of a template. */
export class Expression {
  readonly place: string;
  readonly source: string;
  /** The resources that it refers to. */
  readonly references: References;
  /** What it yields, as far as that is known without data: `dyn` is anything. */
  readonly type: string;
  readonly #parsed: ParseResult;
  readonly #mayTakeLong: boolean;

  private constructor(
    place: string,
    source: string,
    parsed: ParseResult,
    type: string,
    references: References,
  ) {
    this.place = place;
    this.source = source;
    this.#parsed = parsed;
    this.type = type;
    this.references = references;
    this.#mayTakeLong = mayTakeLong(parsed.ast);
  }

  /** @throws Error with a message that says what is wrong with it */
  static parse(
    place: string,
    source: string,
    environment: Environment,
    ids: ReadonlySet<string>,
  ): Expression {
    if (source.length > longest) {
      throw new Error(`the expression is longer than ${longest} characters`);
    }
    if (source.trim() === '') {
      throw new Error('the expression is empty');
    }
    let parsed: ParseResult;
    try {
      parsed = environment.parse(source);
    } catch (error) {
      throw new Error(`${summaryOf(error)} in "${source}"`);
    }
    const { error, type = 'dyn' } = parsed.check();
    if (error) {
      throw new Error(
        error.code === 'unknown_variable'
          ? `"${source}" refers to what does not exist (${error.summary}). Expressions see claim, parameters, and the ids of spec.resources; item and index where there is forEach`
          : `${error.summary} in "${source}"`,
      );
    }
    const references = referencesIn(parsed.ast, ids);
    return new Expression(place, source, parsed, type, references);
  }

  /** @throws ExpressionError */
  evaluate(scope: Scope): unknown {
    try {
      const evaluate = () => this.#parsed({ ...scope });
      // The watch over the time needs a thread of its own, which costs more than most expressions.
      return this.#mayTakeLong ? withinTime(evaluate) : evaluate();
    } catch (error) {
      throw this.failure(error);
    }
  }

  failure(error: unknown): ExpressionError {
    // Messages about values may quote them, and what an expression looks at may be a Secret's data.
    const isAboutData = [...this.references.values()].includes('whole');
    const why =
      error instanceof EvaluationError && isAboutData && !isHarmless(error)
        ? error.code
        : summaryOf(error);
    return new ExpressionError(
      this.place,
      [...this.references.keys()],
      `"${this.source}" cannot be evaluated: ${why}`,
    );
  }
}

/** Names of fields that the expression itself has are no secrets; computed ones could be. */
function isHarmless({ code, node }: EvaluationError): boolean {
  return code === 'no_such_key' && node?.op === '.';
}

function summaryOf(error: unknown): string {
  if (error instanceof Error) {
    return 'summary' in error ? String(error.summary) : error.message;
  }
  return String(error);
}
