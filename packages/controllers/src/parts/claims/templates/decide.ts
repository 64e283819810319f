import { isDeepStrictEqual } from 'node:util';
import {
  provisionTemplateConditions,
  type ClusterResourceProvisionTemplate,
  type ClusterResourceProvisionTemplateStatus,
  type ProvisionTemplateConditionType,
  type ProvisionTemplateReason,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { findSchemaProblems } from '@services-toolkit/kubernetes-api/parameters';
import { kindNeverMade } from '../provisioning/template/neverMade';
import { parseTemplate } from '../provisioning/template/parseTemplate';
import type { TemplateProblem } from '../provisioning/template/ParsedTemplate';
import {
  fails,
  holds,
  observedGenerationOf,
  statusConditions,
  type Finding,
} from '../../../runtime/statusConditions';
import { describeProvisionerRule } from '../provisioning/template/describeProvisionerRule';
import type { NeededKind } from './rules/kindsOf';

/** A template, and what the API server says about the kinds that it needs. */
export interface TemplateObservation {
  template: ClusterResourceProvisionTemplate;
  kinds: readonly (NeededKind & {
    access:
      | {
          kind: 'served';
          type: ResourceType;
          /** The verbs that the controllers lack. */
          missing: readonly string[];
        }
      | { kind: 'notServed' }
      /** It was served, and is not at the moment, though there is a CustomResourceDefinition in its group. */
      | { kind: 'doubtful' }
      /** It cannot be looked at: an API that does not answer, a webhook that fails. */
      | { kind: 'broken'; message: string };
  })[];
}

export type TemplateDecision =
  | { kind: 'nothing' }
  | { kind: 'writeStatus'; status: ClusterResourceProvisionTemplateStatus };

type ReadyFinding = Finding<
  ProvisionTemplateConditionType | ProvisionTemplateReason
>;

/** More would not be read, and a condition's message has an end. */
const mostProblems = 10;

/** Everything that a ClusterResourceProvisionTemplate's status says: it is understood, its kinds exist, they may be managed. */
export function decideTemplate(
  observation: TemplateObservation,
  now: Date,
): TemplateDecision {
  const { template } = observation;
  const ready = readyOf(observation);
  if (!ready) {
    return { kind: 'nothing' };
  }
  const status: ClusterResourceProvisionTemplateStatus = {
    ...observedGenerationOf(template),
    conditions: statusConditions(
      provisionTemplateConditions,
      { Ready: ready },
      template,
      now,
    ),
  };
  return isDeepStrictEqual(status, template.status)
    ? { kind: 'nothing' }
    : { kind: 'writeStatus', status };
}

function readyOf({
  template,
  kinds,
}: TemplateObservation): ReadyFinding | undefined {
  const problems = [...problemsOf(template), ...kindsNeverMade(kinds)];
  if (problems.length > 0) {
    return fails(
      'TemplateNotValid',
      `${describe(
        problems,
      )}. Correct the template; its classes follow by themselves`,
    );
  }
  const notServed = kinds.find(({ access }) => access.kind === 'notServed');
  if (notServed) {
    const { place, group, version, kind } = notServed;
    return fails(
      'KindNotServed',
      `${place}: the cluster serves no kind "${kind}" of ${
        group ? `"${group}/${version}"` : `the core API "${version}"`
      }. Install its CustomResourceDefinition, or correct the template; it is checked again automatically`,
    );
  }
  for (const { place, kind, access } of kinds) {
    if (access.kind === 'broken') {
      return fails(
        'KindNotServed',
        `${place}: whether the cluster serves "${kind}" cannot be found out: ${access.message}. The service operator has to see why; it is tried again`,
      );
    }
  }
  for (const { place, isMade, access } of kinds) {
    if (access.kind === 'served' && access.missing.length > 0) {
      const { group, plural } = access.type;
      return fails(
        'KindNotAllowed',
        `${place}: the controllers may not ${access.missing.join(', ')} ${
          group ? `${plural}.${group}` : plural
        }. ${describeProvisionerRule(access.type, isMade ? 'make' : 'read')}`,
      );
    }
  }
  return kinds.some(({ access }) => access.kind === 'doubtful')
    ? undefined
    : holds('Ready', 'Instances can be made from the template');
}

function kindsNeverMade(
  kinds: TemplateObservation['kinds'],
): TemplateProblem[] {
  return kinds.flatMap(({ place, isMade, ...kind }) => {
    const message = isMade ? kindNeverMade(kind) : undefined;
    return message ? [{ place, message }] : [];
  });
}

function problemsOf({
  spec,
}: ClusterResourceProvisionTemplate): readonly TemplateProblem[] {
  const parsed = parseTemplate(spec);
  return [
    ...schemaProblemsOf(spec.parameters?.openAPIV3Schema),
    ...(parsed.kind === 'invalid' ? parsed.problems : []),
  ];
}

/** Whatever a schema holds, it is the template's own problem. */
function schemaProblemsOf(schema: object | undefined): TemplateProblem[] {
  const place = 'spec.parameters.openAPIV3Schema';
  try {
    return (schema ? findSchemaProblems(schema) : []).map(
      ({ path, message }) => ({
        place: path ? `${place}.${path}` : place,
        message,
      }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ place, message: `cannot be understood (${reason})` }];
  }
}

function describe(problems: readonly TemplateProblem[]): string {
  const told = problems
    .slice(0, mostProblems)
    .map(({ place, message }) => `${place}: ${message}`)
    .join('; ');
  const rest = problems.length - mostProblems;
  return rest > 0 ? `${told}; and ${rest} more` : told;
}
