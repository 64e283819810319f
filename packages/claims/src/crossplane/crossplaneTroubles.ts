import type { MessageCode } from '../messages/sentences';

/** A message of Crossplane that is known, and what has to be done. It decides about the advice only: all of them are failures. */
export interface CrossplaneTrouble {
  pattern: RegExp;
  code: MessageCode;
  /** The names of what the pattern's groups match. */
  names?: readonly string[];
}

/**
 * What Crossplane 1 and 2 say in `Synced: False` (ReconcileError), which has no reason of its own for each; most telling first.
 * The words are those of Crossplane 2.0, internal/controller/apiextensions/composite (api.go, composition_functions.go), and
 * those of the API server that it quotes. Were they to change, the advice would be the general one.
 */
export const crossplaneTroubles: readonly CrossplaneTrouble[] = [
  {
    pattern: /no compatible Compositions found/,
    code: 'compositionMissing',
  },
  {
    pattern: /Composition\.apiextensions\.crossplane\.io "([^"]+)" not found/,
    code: 'compositionNotFound',
    names: ['composition'],
  },
  {
    pattern: /no matches for kind "([^"]+)" in version "([^"]+)"/,
    code: 'composedKindNotServed',
    names: ['kind', 'version'],
  },
  {
    pattern:
      /function "([^"]+)"(?: \(active revision "[^"]*"\))? is missing required capabilities/,
    code: 'functionIncapable',
    names: ['function'],
  },
  {
    pattern: /does not have a valid function pipeline/,
    code: 'pipelineInvalid',
  },
  {
    pattern: /pipeline step "([^"]+)" returned a fatal result/,
    code: 'stepFatal',
    names: ['step'],
  },
  {
    pattern:
      /forbidden: User "(?<user>[^"]+)" cannot (?<verb>\w+) resource "(?<resource>[^"]+)" in API group "(?<group>[^"]*)"/,
    code: 'crossplaneForbidden',
  },
];

/** What is filled into the advice. */
export function valuesOf(
  { names = [] }: CrossplaneTrouble,
  match: RegExpExecArray,
): Record<string, string> {
  const { user, verb, resource, group } = match.groups ?? {};
  return user !== undefined && verb !== undefined && resource !== undefined
    ? { user, verb, resource: group ? `${resource}.${group}` : resource }
    : Object.fromEntries(
        names.map((name, index) => [name, match[index + 1] ?? '']),
      );
}
