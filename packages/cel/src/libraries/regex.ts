import { FunctionTable } from '../environment/FunctionTable';
import type { Budget } from '../limits/Budget';
import {
  checkRegularExpression,
  regularExpression,
  spendMatch,
} from './regularExpression';

const options = { checkLiteral: checkRegularExpression };

/** `find` and `findAll` of Kubernetes' CEL (apiserver 0.37, `library/regex.go`). */
export const regex = new FunctionTable()
  .member(
    'find',
    ['string', 'string'],
    'string',
    (budget, text: string, pattern: string) =>
      findAll(budget, text, pattern, 1n)[0] ?? '',
    options,
  )
  .member(
    'findAll',
    ['string', 'string'],
    'list<string>',
    (budget, text: string, pattern: string) =>
      findAll(budget, text, pattern, -1n),
    options,
  )
  .member('findAll', ['string', 'string', 'int'], 'list<string>', findAll);

function findAll(
  budget: Budget,
  text: string,
  pattern: string,
  limit: bigint,
): string[] {
  const compiled = regularExpression(pattern);
  spendMatch(budget, text, compiled);
  return compiled.findAll(text, limit < 0n ? Infinity : Number(limit));
}
