import type { Environment } from '@marcbachmann/cel-js';
import { regularExpression } from '../regularExpression';
import { formats } from '../schema/formats';

/**
 * What Kubernetes' CEL knows of texts (apiserver 0.37: extended strings, regex, urls, ip, cidr) and the library does not.
 *
 * `matches` of the library is JavaScript's, which can run for years: see `compileRule`.
 */
export function addTextFunctions(environment: Environment): Environment {
  const is = (format: string) => (text: string) =>
    (formats[format] as (value: string) => boolean)(text);
  return environment
    .registerFunction(
      'string.matchesRe2(string): bool',
      (text: string, pattern: string) => regularExpression(pattern).test(text),
    )
    .registerFunction(
      'string.find(string): string',
      (text: string, pattern: string) =>
        regularExpression(pattern).findAll(text, 1)[0] ?? '',
    )
    .registerFunction(
      'string.findAll(string): list<string>',
      (text: string, pattern: string) =>
        regularExpression(pattern).findAll(text),
    )
    .registerFunction(
      'string.findAll(string, int): list<string>',
      (text: string, pattern: string, limit: bigint) =>
        regularExpression(pattern).findAll(
          text,
          limit < 0n ? undefined : Number(limit),
        ),
    )
    .registerFunction(
      'string.charAt(int): string',
      (text: string, index: bigint) => text.charAt(Number(index)),
    )
    .registerFunction(
      'string.replace(string, string): string',
      (text: string, from: string, to: string) => text.split(from).join(to),
    )
    .registerFunction('string.reverse(): string', (text: string) =>
      [...text].reverse().join(''),
    )
    .registerFunction('isURL(string): bool', is('uri'))
    .registerFunction(
      'isIP(string): bool',
      (text: string) => is('ipv4')(text) || is('ipv6')(text),
    )
    .registerFunction('isCIDR(string): bool', is('cidr'));
}
