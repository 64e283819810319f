import { reservedWords } from '../values/escapeName';
import { ExpressionSyntaxError } from './ExpressionSyntaxError';
import { expandMacro } from './expandMacro';
import type { Node } from './Node';
import { integerValue, tokenize, type Token } from './tokenize';

/** As cel-go's parser has it. */
const deepest = 250;
const longest = 100_000;

const relations = ['<', '<=', '>=', '>', '==', '!='];

/** The names that cel-go gives to what it reads, which messages quote. */
const operatorName = (operator: string) => `_${operator}_`;

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  all(): Node {
    const node = this.#expression();
    if (this.#token.kind !== 'end') {
      throw this.#unexpected();
    }
    return node;
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 };
  }

  #expression(): Node {
    return this.#deeper(() => {
      const condition = this.#logical('||', () =>
        this.#logical('&&', () => this.#relation()),
      );
      const { at } = this.#token;
      if (!this.#take('?')) {
        return condition;
      }
      const truthy = this.#logical('||', () =>
        this.#logical('&&', () => this.#relation()),
      );
      this.#expect(':');
      const args = [condition, truthy, this.#expression()];
      return { kind: 'call', name: '_?_:_', args, at };
    });
  }

  /** All operands in one node: they may be many, and a tree of them deep. */
  #logical(operator: string, operand: () => Node): Node {
    const { at } = this.#token;
    const args = [operand()];
    while (this.#take(operator)) {
      args.push(operand());
    }
    const [only] = args;
    return args.length === 1 && only
      ? only
      : { kind: 'call', name: operatorName(operator), args, at };
  }

  #relation(): Node {
    return this.#chain(
      () => this.#sum(),
      token =>
        (token.kind === 'symbol' && relations.includes(token.text)) ||
        (token.kind === 'name' && token.text === 'in'),
    );
  }

  #sum(): Node {
    return this.#chain(
      () =>
        this.#chain(
          () => this.#unary(),
          token => token.kind === 'symbol' && '*/%'.includes(token.text),
        ),
      token => token.kind === 'symbol' && '+-'.includes(token.text),
    );
  }

  #chain(operand: () => Node, isOperator: (token: Token) => boolean): Node {
    let left = operand();
    for (let length = 1; isOperator(this.#token); length++) {
      this.#limit(length);
      const { at } = this.#token;
      const { text } = this.#token as { text: string };
      this.#next += 1;
      left = {
        kind: 'call',
        name: text === 'in' ? '@in' : operatorName(text),
        args: [left, operand()],
        at,
      };
    }
    return left;
  }

  #unary(): Node {
    const { at } = this.#token;
    for (const operator of ['!', '-']) {
      let count = 0;
      while (this.#take(operator)) {
        count += 1;
      }
      if (count > 0) {
        const sign = operator === '-' && count === 1;
        return this.#signed(
          operator,
          count,
          this.#member(sign ? at : undefined),
          at,
        );
      }
    }
    return this.#member();
  }

  #signed(operator: string, count: number, operand: Node, at: number): Node {
    // A minus right before a number belongs to it.
    const isDone = operand.kind === 'literal' && operand.at === at;
    return count % 2 === 0 || isDone
      ? operand
      : { kind: 'call', name: `${operator}_`, args: [operand], at };
  }

  /** @param signAt - where a minus stands right before it */
  #member(signAt?: number): Node {
    let node = this.#primary(signAt);
    for (let length = 1; ; length++) {
      this.#limit(length);
      const { at } = this.#token;
      if (this.#take('.')) {
        node = this.#selection(node, at);
      } else if (this.#take('[')) {
        const optional = this.#take('?');
        const index = this.#expression();
        this.#expect(']');
        const name = optional ? '_[?_]' : '_[_]';
        node = { kind: 'call', name, args: [node, index], at };
      } else {
        return node;
      }
    }
  }

  #selection(operand: Node, at: number): Node {
    const optional = this.#take('?');
    const field = this.#name();
    if (!optional && this.#take('(')) {
      const args = this.#list(')', () => this.#expression());
      return expandMacro({
        kind: 'call',
        name: field,
        target: operand,
        args,
        at,
      });
    }
    this.#refuseMessages();
    return { kind: 'select', operand, field, optional, at };
  }

  #primary(signAt?: number): Node {
    const token = this.#token;
    const { at } = token;
    switch (token.kind) {
      case 'integer': {
        this.#next += 1;
        const value = integerValue(token.text, signAt !== undefined);
        return { kind: 'literal', value, at: signAt ?? at };
      }
      case 'literal': {
        this.#next += 1;
        return signAt !== undefined && typeof token.value === 'number'
          ? { kind: 'literal', value: -token.value, at: signAt }
          : { kind: 'literal', value: token.value, at };
      }
      case 'name':
        return this.#nameOrCall();
      case 'symbol':
        return this.#bracketed(token.text, at);
      default:
        throw this.#unexpected();
    }
  }

  #nameOrCall(prefix = ''): Node {
    const { at } = this.#token;
    const constants: Record<string, unknown> = {
      true: true,
      false: false,
      null: null,
    };
    const word = this.#name(true);
    if (Object.hasOwn(constants, word)) {
      return { kind: 'literal', value: constants[word], at };
    }
    if (reservedWords.has(word)) {
      throw new ExpressionSyntaxError(`reserved identifier: ${word}`);
    }
    if (this.#take('(')) {
      const args = this.#list(')', () => this.#expression());
      return expandMacro({ kind: 'call', name: `${prefix}${word}`, args, at });
    }
    this.#refuseMessages();
    return { kind: 'name', name: `${prefix}${word}`, at };
  }

  /** `google.protobuf.Int64Value{value: 1}`: an API server knows these, and nobody writes them. */
  #refuseMessages(): void {
    const token = this.#token;
    if (token.kind === 'symbol' && token.text === '{') {
      throw new ExpressionSyntaxError('messages are not supported', {
        isUnsupported: true,
      });
    }
  }

  #bracketed(symbol: string, at: number): Node {
    this.#next += 1;
    switch (symbol) {
      case '(': {
        const node = this.#expression();
        this.#expect(')');
        return node;
      }
      case '[': {
        const items = this.#list(']', () => {
          const optional = this.#take('?');
          return { value: this.#expression(), optional };
        });
        return { kind: 'list', items, at };
      }
      case '{': {
        const entries = this.#list('}', () => {
          const optional = this.#take('?');
          const key = this.#expression();
          this.#expect(':');
          return { key, value: this.#expression(), optional };
        });
        return { kind: 'map', entries, at };
      }
      case '.':
        return this.#nameOrCall('.');
      default:
        this.#next -= 1;
        throw this.#unexpected();
    }
  }

  /** What is separated by commas up to a closing bracket. A comma may stand at the end of lists and maps. */
  #list<T>(end: string, entry: () => T): T[] {
    const entries: T[] = [];
    while (!this.#take(end)) {
      if (entries.length > 0) {
        this.#expect(',');
        if (end !== ')' && this.#take(end)) {
          break;
        }
      }
      entries.push(entry());
    }
    return entries;
  }

  #name(mayBeConstant = false): string {
    const token = this.#token;
    const isWord =
      token.kind === 'name' &&
      (mayBeConstant
        ? token.text !== 'in'
        : !['in', 'true', 'false', 'null'].includes(token.text));
    if (!isWord) {
      throw this.#unexpected();
    }
    this.#next += 1;
    return token.text;
  }

  #take(symbol: string): boolean {
    const token = this.#token;
    const isNext = token.kind === 'symbol' && token.text === symbol;
    this.#next += isNext ? 1 : 0;
    return isNext;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) {
      throw this.#unexpected(`, expecting '${symbol}'`);
    }
  }

  #deeper(read: () => Node): Node {
    this.#depth += 1;
    this.#limit(0);
    const node = read();
    this.#depth -= 1;
    return node;
  }

  #limit(length: number): void {
    if (this.#depth + length > deepest) {
      throw new ExpressionSyntaxError(
        `expression recursion limit exceeded: ${deepest}`,
      );
    }
  }

  #unexpected(more = ''): ExpressionSyntaxError {
    const token = this.#token;
    const text = 'text' in token ? token.text : 'a literal';
    const found = token.kind === 'end' ? '<EOF>' : text;
    return new ExpressionSyntaxError(
      `Syntax error: unexpected '${found}' at column ${token.at + 1}${more}`,
    );
  }
}

/**
 * Reads an expression (cel-go 0.29, `parser/gen/CEL.g4`) and expands its macros.
 *
 * @throws ExpressionSyntaxError
 */
export function parse(text: string): Node {
  if (text.length > longest) {
    throw new ExpressionSyntaxError(
      `the expression is longer than ${longest} characters`,
    );
  }
  return new Parser(tokenize(text)).all();
}
