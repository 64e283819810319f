import { isDeepStrictEqual } from 'node:util';
import { isBase64 } from '@services-toolkit/cel';
import {
  clusterResourceConditions,
  getCondition,
  labels,
  type ClusterInfrastructure,
  type ClusterResource,
  type ClusterResourceConditionType,
  type ClusterResourceReason,
  type ClusterResourceStatus,
} from '@services-toolkit/kubernetes-api';
import type { Problem } from '@services-toolkit/offerings';
import type { Decision } from '../../../runtime/Decision';
import {
  fails,
  holds,
  observedGenerationOf,
  statusConditions,
  type Finding,
} from '../../../runtime/statusConditions';
import type { Requirements } from '../offerings/Requirements';
import { tellJudgement } from '../offerings/judgements';
import { kindLabels, type KindLabels } from '../rules/kindLabels';

/** What is known about a ClusterResource, and what it describes. */
export interface ResourceObservation {
  resource: ClusterResource;
  served: 'yes' | 'no';
  /** A CustomResourceDefinition of its group has just changed, and discovery may not have got to it. */
  mayLag: boolean;
  infrastructure: ClusterInfrastructure | undefined;
  /** Undefined while they are being looked for. */
  descriptors: ClusterResourceStatus['descriptors'];
  /** For the kinds of descriptors that may not be read. */
  missingRules: readonly string[];
}

export type ResourceStep =
  | { kind: 'nothing' }
  | { kind: 'label'; labels: KindLabels }
  | { kind: 'writeStatus'; status: ClusterResourceStatus };

/** Everything that the controllers write of a ClusterResource. */
export function decideResource(
  observation: ResourceObservation,
  requirements: Requirements,
  now: Date,
): Decision<ResourceStep> {
  const step = nextStep(observation, requirements, now);
  const status =
    step.kind === 'writeStatus' ? step.status : observation.resource.status;
  const ready = getCondition(status?.conditions, 'Ready');
  return {
    step,
    requeueAfterMs: requeueAfter(observation),
    who: ready?.status === 'False' ? 'operator' : 'wait',
  };
}

/** Discovery follows a CustomResourceDefinition within a second or so, and nothing can be watched that says when. */
const discoveryLagMs = 500;

/** What is served without a CustomResourceDefinition comes and goes unseen. */
const servedAgainMs = 60_000;

function requeueAfter({ mayLag }: ResourceObservation): number {
  return mayLag ? discoveryLagMs : servedAgainMs;
}

function nextStep(
  observation: ResourceObservation,
  requirements: Requirements,
  now: Date,
): ResourceStep {
  const { resource, infrastructure } = observation;
  const { spec, status: before } = resource;
  const desired = kindLabels(spec.resourceRef);
  const present = resource.metadata.labels ?? {};
  const isLabelled = [labels.apiGroup, labels.apiKind].every(
    key => (present[key] ?? null) === desired[key],
  );
  if (!isLabelled) {
    return { kind: 'label', labels: desired };
  }
  if (observation.served === 'no' && observation.mayLag) {
    return { kind: 'nothing' };
  }
  const descriptors = observation.descriptors ?? before?.descriptors;
  const status: ClusterResourceStatus = {
    ...observedGenerationOf(resource),
    conditions: statusConditions(
      clusterResourceConditions,
      { Ready: readyOf(observation, requirements) },
      resource,
      now,
    ),
    capabilities: (spec.capabilities ?? []).map(({ name, title, requires }) =>
      tellJudgement(
        { name, ...(title !== undefined && { title }) },
        requirements.judge(requires, infrastructure),
        before?.capabilities,
        now,
      ),
    ),
    ...(descriptors && { descriptors }),
  };
  return isDeepStrictEqual(status, before)
    ? { kind: 'nothing' }
    : { kind: 'writeStatus', status };
}

function readyOf(
  { resource, served, missingRules }: ResourceObservation,
  requirements: Requirements,
): Finding<ClusterResourceConditionType | ClusterResourceReason> {
  const { group = '', kind } = resource.spec.resourceRef;
  if (served !== 'yes') {
    return fails(
      'ResourceNotServed',
      `The cluster serves no kind "${kind}" of ${
        group ? `the API group "${group}"` : 'the core API group'
      }. Install its CustomResourceDefinition, or correct spec.resourceRef; it is checked again automatically`,
    );
  }
  const problems = problemsOf(resource, requirements);
  if (problems.length > 0) {
    return fails(
      'ContentNotValid',
      problems
        .map(({ place, message }) => `spec.${place}: ${message}`)
        .join('; '),
    );
  }
  if (missingRules.length > 0) {
    return fails(
      'UnableToReadDescriptors',
      `Objects that may describe the kind are not shown. ${missingRules.join(
        '. ',
      )}`,
    );
  }
  return holds('Ready', `The cluster serves ${kind}`);
}

function problemsOf(
  { spec: { capabilities = [], icon } }: ClusterResource,
  requirements: Requirements,
): Problem[] {
  return [
    ...capabilities.flatMap(({ name, requires }) =>
      requirements.problems(`capabilities[${name}]`, requires),
    ),
    ...(icon?.base64data !== undefined && !isBase64(icon.base64data)
      ? [{ place: 'icon.base64data', message: 'it is not base64' }]
      : []),
  ];
}
