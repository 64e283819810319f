import { RE2JS } from 're2js';
import type { Budget } from '../limits/Budget';
import { CelError } from '../values/CelError';

/** A regular expression as Kubernetes has them: of RE2, found anywhere in the text. */
export interface RegularExpression {
  /** How many steps it takes at most for each character. */
  readonly size: number;
  test(text: string): boolean;
  /** The texts that match, one after the other, at most `limit` of them. */
  findAll(text: string, limit: number): string[];
}

const known = new Map<string, RegularExpression>();
const mostKnown = 500;
/** Of the steps of an automaton, which are shorter than those of an expression. */
const stepsOfOneUnit = 20;

/**
 * Its time grows with the length of the text only. JavaScript's own expressions can be made to run for years.
 *
 * @throws CelError if the pattern is none of RE2
 */
export function regularExpression(pattern: string): RegularExpression {
  const found = known.get(pattern);
  if (found) {
    return found;
  }
  const compiled = compile(pattern);
  if (known.size >= mostKnown) {
    known.clear();
  }
  known.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): RegularExpression {
  let re2: RE2JS;
  try {
    re2 = RE2JS.compile(pattern);
  } catch (error) {
    throw new CelError(error instanceof Error ? error.message : String(error), {
      quotesData: true,
    });
  }
  return {
    size: re2.programSize(),
    test: text => re2.matcher(text).find(),
    findAll(text, limit) {
      const matcher = re2.matcher(text);
      const all: string[] = [];
      while (all.length < limit && matcher.find()) {
        all.push(matcher.group() ?? '');
      }
      return all;
    },
  };
}

/** Pays for matching a text, in the worst case. */
export function spendMatch(
  budget: Budget,
  text: string,
  { size }: RegularExpression,
): void {
  budget.spend(1 + ((text.length + 1) * size) / stepsOfOneUnit);
}

/** @throws CelError if a literal is no pattern of RE2 */
export function checkRegularExpression(pattern: unknown): void {
  if (typeof pattern === 'string') {
    regularExpression(pattern);
  }
}
