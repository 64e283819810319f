import {
  Budget,
  CostExceededError,
  leftOut,
  mergeReferences,
  splitText,
  toJson,
  toText,
  type Environment,
  type References,
  type Type,
} from '@services-toolkit/cel';
import { Expression, type Scope } from './cel/Expression';
import { ExpressionError } from './cel/ExpressionError';

import type { Rendering, TemplateProblem } from './ParsedTemplate';

/** What an object may hold at most; etcd takes 1.5 MiB. */
const largest = 512 * 1024;
/** What has a text. */
const textKinds = ['string', 'int', 'uint', 'double', 'bool'] as const;
const anything = 'anything';

type Kind = Type['kind'];

/** Makes values of a template ready, and collects what is wrong with them. */
export class TemplateCompiler {
  readonly problems: TemplateProblem[];
  readonly #environment: Environment;
  readonly #ids: ReadonlySet<string>;

  constructor(
    environment: Environment,
    ids: ReadonlySet<string>,
    problems: TemplateProblem[],
  ) {
    this.#environment = environment;
    this.#ids = ids;
    this.problems = problems;
  }

  /** An expression that has to yield something of a type; `undefined` where there is a problem. */
  expression(
    place: string,
    source: string,
    ...kinds: readonly Kind[]
  ): Expression | undefined {
    try {
      const expression = Expression.parse(
        place,
        source,
        this.#environment,
        this.#ids,
      );
      const { kind } = expression;
      if (kinds.length > 0 && kind !== 'dyn' && !kinds.includes(kind)) {
        throw new Error(
          `"${source}" yields ${expression.typeText}, and ${kinds[0]} is needed`,
        );
      }
      return expression;
    } catch (error) {
      this.problem(place, error instanceof Error ? error.message : `${error}`);
      return undefined;
    }
  }

  problem(place: string, message: string): void {
    this.problems.push({ place, message });
  }

  /** Any JSON value. A text that is just one expression keeps the type of what that yields. */
  value(place: string, value: unknown): Rendering {
    const references: References = new Map();
    const render = this.#value(place, value, references);
    return {
      references,
      render: scope => render(scope, new Budget(largest)),
    };
  }

  /** A text that must not be empty, such as a name. */
  text(place: string, text: string): Rendering<string> {
    const parts = this.#parts(place, text);
    return {
      references: referencesOf(parts),
      render: scope => {
        const rendered = parts.map(part => textOf(part, place, scope)).join('');
        if (rendered === '' || rendered.length > largest) {
          throw new ExpressionError(
            place,
            [...referencesOf(parts).keys()],
            'it yields an empty text, or one that is too long',
          );
        }
        return rendered;
      },
    };
  }

  /** An entry of a Secret: text, or the bytes that an expression yields. */
  entry(place: string, text: string): Rendering<Buffer> {
    const parts = this.#parts(place, text, 'bytes');
    const [first] = parts;
    return {
      references: referencesOf(parts),
      render: scope => {
        if (parts.length === 1 && first instanceof Expression) {
          const value = first.evaluate(scope);
          if (value instanceof Uint8Array) {
            return Buffer.from(value);
          }
        }
        return Buffer.from(
          parts.map(part => textOf(part, place, scope)).join(''),
        );
      },
    };
  }

  #value(
    place: string,
    value: unknown,
    references: References,
  ): (scope: Scope, budget: Budget) => unknown {
    if (typeof value === 'string') {
      return this.#string(place, value, references);
    }
    if (Array.isArray(value)) {
      const items = value.map((item, index) =>
        this.#value(`${place}[${index}]`, item, references),
      );
      return (scope, budget) =>
        items.map(item => item(scope, budget)).filter(item => item !== leftOut);
    }
    if (typeof value === 'object' && value !== null) {
      const fields = Object.entries(value).map(([key, field]) => {
        if (key.includes('${')) {
          this.problem(place, `expressions are for values, not for "${key}"`);
        }
        const path = /^\w+$/.test(key) ? `.${key}` : `["${key}"]`;
        return [
          key,
          this.#value(`${place}${path}`, field, references),
        ] as const;
      });
      return (scope, budget) =>
        Object.fromEntries(
          fields
            .map(([key, field]) => [key, field(scope, budget)] as const)
            .filter(([, field]) => field !== leftOut),
        );
    }
    return () => value;
  }

  #string(place: string, text: string, references: References) {
    const parts = this.#parts(place, text, anything);
    mergeReferences(references, referencesOf(parts));
    const [only] = parts;
    return parts.length === 1 && only instanceof Expression
      ? (scope: Scope, budget: Budget) => {
          const value = only.evaluate(scope);
          try {
            return toJson(value, budget);
          } catch (error) {
            throw only.failure(
              error instanceof CostExceededError
                ? new RangeError('its result is too large')
                : error,
            );
          }
        }
      : (scope: Scope) =>
          parts.map(part => textOf(part, place, scope)).join('');
  }

  /** `also`: what a text that is just one expression may yield besides what has a text. */
  #parts(
    place: string,
    text: string,
    also?: Kind | typeof anything,
  ): (string | Expression)[] {
    try {
      const pieces = splitText(text);
      const isOne = pieces.length === 1;
      const kinds: readonly Kind[] =
        isOne && also === anything
          ? []
          : [
              ...textKinds,
              ...(isOne && also && also !== anything ? [also] : []),
            ];
      return pieces.flatMap(piece =>
        'text' in piece
          ? [piece.text]
          : [this.expression(place, piece.expression, ...kinds) ?? ''],
      );
    } catch (error) {
      this.problem(place, error instanceof Error ? error.message : `${error}`);
      return [];
    }
  }
}

function textOf(
  part: string | Expression,
  place: string,
  scope: Scope,
): string {
  if (typeof part === 'string') {
    return part;
  }
  const text = toText(part.evaluate(scope));
  if (text === undefined) {
    throw new ExpressionError(
      place,
      [...part.references.keys()],
      `"${part.source}" yields nothing that has a text`,
    );
  }
  return text;
}

function referencesOf(parts: readonly (string | Expression)[]): References {
  const references: References = new Map();
  for (const part of parts) {
    if (part instanceof Expression) {
      mergeReferences(references, part.references);
    }
  }
  return references;
}
