import { isDeepStrictEqual } from 'node:util';
import {
  clusterExampleUsageConditions,
  getCondition,
  labels,
  type ClusterExampleUsage,
  type ClusterExampleUsageConditionType,
  type ClusterExampleUsageReason,
  type ClusterExampleUsageStatus,
} from '@services-toolkit/kubernetes-api';
import type { Decision } from '../../../runtime/Decision';
import {
  fails,
  holds,
  observedGenerationOf,
  statusConditions,
  type Finding,
} from '../../../runtime/statusConditions';
import { kindLabels, type KindLabels } from '../rules/kindLabels';
import { checkExample } from './checkExample';
import type { ExampleProblem } from './parseExample';

/** What is known about an example and the kind that it is of. */
export interface ExampleObservation {
  example: ClusterExampleUsage;
  kind:
    | { is: 'notServed' }
    /** It is not served, and a CustomResourceDefinition of its group has just changed: discovery may lag behind. */
    | { is: 'pending' }
    | { is: 'unreadable'; message: string }
    /** No CustomResourceDefinition says what its objects may hold. */
    | { is: 'withoutSchema' }
    | { is: 'described'; schema: object };
}

export type ExampleStep =
  | { kind: 'nothing' }
  | { kind: 'label'; labels: KindLabels }
  | { kind: 'writeStatus'; status: ClusterExampleUsageStatus };

type ReadyFinding = Finding<
  ClusterExampleUsageConditionType | ClusterExampleUsageReason
>;

/** Everything that the controllers write of a ClusterExampleUsage. */
export function decideExample(
  observation: ExampleObservation,
  now: Date,
): Decision<ExampleStep> {
  const step = nextStep(observation, now);
  const status =
    step.kind === 'writeStatus' ? step.status : observation.example.status;
  const ready = getCondition(status?.conditions, 'Ready');
  return {
    step,
    requeueAfterMs: requeueAfter(observation),
    who: ready?.status === 'False' ? 'operator' : 'wait',
  };
}

/** Discovery follows a CustomResourceDefinition within a second or so, and nothing can be watched that says when. */
const discoveryLagMs = 500;

/** What is served without a CustomResourceDefinition comes unseen, and a right to read as well. */
const againMs = 60_000;

function requeueAfter({ kind }: ExampleObservation): number | undefined {
  switch (kind.is) {
    case 'pending':
      return discoveryLagMs;
    case 'notServed':
    case 'unreadable':
      return againMs;
    default:
      return undefined;
  }
}

function nextStep(observation: ExampleObservation, now: Date): ExampleStep {
  const { example, kind } = observation;
  const { gvkRef } = example.spec;
  const desired = {
    ...kindLabels(gvkRef),
    [labels.apiVersion]: gvkRef.version,
  };
  const present = example.metadata.labels ?? {};
  const isLabelled = Object.entries(desired).every(
    ([key, value]) => (present[key] ?? null) === value,
  );
  if (!isLabelled) {
    return { kind: 'label', labels: desired };
  }
  if (kind.is === 'pending') {
    return { kind: 'nothing' };
  }
  const status: ClusterExampleUsageStatus = {
    ...observedGenerationOf(example),
    conditions: statusConditions(
      clusterExampleUsageConditions,
      { Ready: readyOf(example, kind) },
      example,
      now,
    ),
  };
  return isDeepStrictEqual(status, example.status)
    ? { kind: 'nothing' }
    : { kind: 'writeStatus', status };
}

function readyOf(
  { spec }: ClusterExampleUsage,
  kind: Exclude<ExampleObservation['kind'], { is: 'pending' }>,
): ReadyFinding {
  const { group = '', version, kind: name } = spec.gvkRef;
  if (kind.is === 'notServed') {
    return fails(
      'ResourceNotServed',
      `The cluster serves no kind "${name}" of version ${version} of ${
        group ? `the API group "${group}"` : 'the core API group'
      }. Install its CustomResourceDefinition, or correct spec.gvkRef; it is checked again automatically`,
    );
  }
  const problems = checkExample(
    spec,
    kind.is === 'described' ? kind.schema : undefined,
  );
  if (problems.length > 0) {
    return fails('ExampleNotValid', describeProblems(problems));
  }
  if (kind.is === 'unreadable') {
    return fails('UnableToReadSchema', kind.message);
  }
  return holds(
    'Ready',
    kind.is === 'described'
      ? 'The API server would take the example'
      : `The example is of ${name}, whose fields no CustomResourceDefinition describes`,
  );
}

/** The most that one message tells. */
const most = 10;

function describeProblems(problems: readonly ExampleProblem[]): string {
  const told = problems
    .slice(0, most)
    .map(
      ({ line, column, message }) =>
        `line ${line}, column ${column}: ${message}`,
    );
  const more = problems.length - told.length;
  return `${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
