import { isDeepStrictEqual } from 'node:util';
import {
  getCondition,
  provisionTemplateConditions,
  type ClusterResourceProvisionTemplate,
  type ClusterResourceProvisionTemplateStatus,
  type ProvisionTemplateConditionType,
  type ProvisionTemplateReason,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { findSchemaProblems } from '@services-toolkit/kubernetes-api/parameters';
import type { Decision } from '../../../runtime/Decision';
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
      | {
          kind: 'notServed';
          /** A CustomResourceDefinition of its group has just changed: discovery may not have got to it. */
          mayComeSoon?: boolean;
        }
      /** It was served, and is not at the moment, though there is a CustomResourceDefinition in its group. */
      | { kind: 'doubtful' }
      /** It cannot be looked at: an API that does not answer, a webhook that fails. */
      | { kind: 'broken'; message: string };
  })[];
}

export type TemplateStep =
  | { kind: 'nothing' }
  | { kind: 'writeStatus'; status: ClusterResourceProvisionTemplateStatus };

type ReadyFinding = Finding<
  ProvisionTemplateConditionType | ProvisionTemplateReason
>;

/** More would not be read, and a condition's message has an end. */
const mostProblems = 10;

/** Discovery follows a CustomResourceDefinition within a second or so, and nothing can be watched that says when. */
const discoveryLagMs = 500;

/**
 * What the controllers may do, whether an API answers, and whether another API server serves a kind, which takes no
 * CustomResourceDefinition, changes without a word to them. Asked only while something is missing or does not answer.
 */
const againMs = 10_000;

/** Everything that a ClusterResourceProvisionTemplate's status says: it is understood, its kinds exist, they may be managed. */
export function decideTemplate(
  observation: TemplateObservation,
  now: Date,
): Decision<TemplateStep> {
  const step = nextStep(observation, now);
  const status =
    step.kind === 'writeStatus' ? step.status : observation.template.status;
  const ready = getCondition(status?.conditions, 'Ready');
  return {
    step,
    requeueAfterMs: requeueAfter(observation),
    // Every reason for which a template is not ready is its operator's to remove.
    who: ready?.status === 'False' ? 'operator' : 'wait',
  };
}

function requeueAfter({ kinds }: TemplateObservation): number | undefined {
  const mayCome = kinds.some(
    ({ access }) =>
      access.kind === 'doubtful' ||
      (access.kind === 'notServed' && access.mayComeSoon),
  );
  if (mayCome) {
    return discoveryLagMs;
  }
  return kinds.some(
    ({ access }) =>
      access.kind === 'broken' ||
      access.kind === 'notServed' ||
      (access.kind === 'served' && access.missing.length > 0),
  )
    ? againMs
    : undefined;
}

function nextStep(observation: TemplateObservation, now: Date): TemplateStep {
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
      )}. Correct the template; its classes follow automatically`,
    );
  }
  const notServed = kinds.find(({ access }) => access.kind === 'notServed');
  if (notServed) {
    const { place, group, version, kind } = notServed;
    return fails(
      'KindNotServed',
      `${place}: the cluster serves no kind "${kind}" of ${
        group ? `"${group}/${version}"` : `the core API "${version}"`
      }. Install its CustomResourceDefinition or import its API group, or correct the template; it is checked again automatically`,
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
