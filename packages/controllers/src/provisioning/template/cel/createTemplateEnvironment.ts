import { Environment } from '@marcbachmann/cel-js';

/** `base64.encode` and `base64.decode`, as CEL's encoders have them. */
class Base64 {}

/** What a template's expressions may see, besides the ids of its resources. */
export const claimVariables = ['claim', 'parameters'] as const;
/** What they see in addition in a resource with forEach. */
export const entryVariables = ['item', 'index'] as const;

/**
 * CEL as templates have it: the library's, with optional fields (`a.?b.orValue(c)`), base64, and what Kubernetes'
 * own environment has for texts and the library lacks.
 *
 * @param names - the variables, all of them dynamic: what an object holds, its kind's schema says elsewhere
 */
export function createTemplateEnvironment(
  names: Iterable<string>,
): Environment {
  const environment = new Environment({
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: 2_000, maxDepth: 60 },
  })
    .registerType('Base64', Base64)
    .registerConstant('base64', 'Base64', new Base64())
    .registerFunction(
      'Base64.encode(bytes): string',
      (_: Base64, bytes: Uint8Array) => Buffer.from(bytes).toString('base64'),
    )
    .registerFunction(
      'Base64.encode(string): string',
      (_: Base64, text: string) => Buffer.from(text).toString('base64'),
    )
    .registerFunction(
      'Base64.decode(string): bytes',
      (_: Base64, text: string) => new Uint8Array(Buffer.from(text, 'base64')),
    )
    .registerFunction(
      'string.replace(string, string): string',
      (text: string, from: string, to: string) => text.split(from).join(to),
    )
    .registerFunction(
      'string.charAt(int): string',
      (text: string, index: bigint) => text.charAt(Number(index)),
    )
    .registerFunction('string.reverse(): string', (text: string) =>
      [...text].reverse().join(''),
    );
  for (const name of names) {
    environment.registerVariable(name, 'dyn');
  }
  return environment;
}
