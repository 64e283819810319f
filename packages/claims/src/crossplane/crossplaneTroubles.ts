import type { ClaimMove } from '../summary/ClaimSummary';

/** A message of Crossplane that is known, and what it means for people. */
export interface CrossplaneTrouble {
  pattern: RegExp;
  /** What has to be done, and by whom. `match` is of the pattern. */
  advice: (match: RegExpExecArray) => string;
  move: ClaimMove;
}

/** What Crossplane 1 and 2 say in `Synced: False` (ReconcileError), most telling first. The words are those of Crossplane 2.0. */
export const crossplaneTroubles: readonly CrossplaneTrouble[] = [
  {
    pattern: /no compatible Compositions found/,
    advice: () =>
      'The service operator has to apply a Composition for this kind, with the labels that the class selects by where it has a compositionSelector',
    move: 'operator',
  },
  {
    pattern: /Composition\.apiextensions\.crossplane\.io "([^"]+)" not found/,
    advice: ([, name]) =>
      `The service operator has to create the Composition "${name}", or to name another one in the class`,
    move: 'operator',
  },
  {
    pattern: /no matches for kind "([^"]+)" in version "([^"]+)"/,
    advice: ([, kind, version]) =>
      `The composition makes ${kind} of ${version}, which this cluster does not serve: the service operator has to install the provider (or the CustomResourceDefinition) that brings it, or to correct the composition`,
    move: 'operator',
  },
  {
    pattern:
      /function "([^"]+)"(?: \(active revision "[^"]*"\))? is missing required capabilities/,
    advice: ([, name]) =>
      `The service operator has to see that the function "${name}" is installed and healthy ("kubectl get functions"), and is one for compositions`,
    move: 'operator',
  },
  {
    pattern: /does not have a valid function pipeline/,
    advice: () =>
      'The service operator has to correct the composition, or to install the functions that it names ("kubectl get functions")',
    move: 'operator',
  },
  {
    pattern: /pipeline step "([^"]+)" returned a fatal result/,
    advice: ([, step]) =>
      `The service operator has to see to the step "${step}" of the composition`,
    move: 'operator',
  },
  {
    pattern:
      /forbidden: User "([^"]+)" cannot (\w+) resource "([^"]+)" in API group "([^"]*)"/,
    advice: ([, user, verb, resource, group]) =>
      `The service operator has to allow "${user}" to ${verb} ${resource}${
        group ? ` of ${group}` : ''
      }, by a ClusterRole that Crossplane aggregates`,
    move: 'operator',
  },
];
