import { isDeepStrictEqual } from 'node:util';
import {
  clusterInstanceClassConditions,
  getCondition,
  type ClusterInstanceClass,
  type ClusterInstanceClassConditionType,
  type ClusterInstanceClassReason,
  type ClusterInstanceClassStatus,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { Decision } from '../../../runtime/Decision';
import type { ClassSource } from '../provisioning/Provisioner';
import {
  fails,
  holds,
  observedGenerationOf,
  statusConditions,
  type Finding,
} from '../../../runtime/statusConditions';

/** What is known about a class and the kind behind it. */
export interface ClassObservation {
  instanceClass: ClusterInstanceClass;
  behind:
    | { kind: 'pool'; served: ResourceType; selector: SelectorCheck }
    | {
        kind: 'notServed';
        group: string;
        resourceKind: string;
        /** A CustomResourceDefinition of its group has just changed: discovery may not have got to it. */
        mayComeSoon?: boolean;
      }
    /** It was served, and is not at the moment, though its CustomResourceDefinition is there. */
    | { kind: 'doubtful' }
    /** It cannot be looked at: an API that does not answer, or something in it that our code does not take. */
    | { kind: 'broken'; message: string }
    | { kind: 'source'; source: ClassSource };
}

/** What the API server made of the pool's selectors. */
export type SelectorCheck =
  | { kind: 'accepted' }
  | { kind: 'pending' }
  | { kind: 'refused'; message: string }
  /** It was not asked, since the controllers cannot read the kind at all. */
  | { kind: 'unreadable'; message: string };

export type ClassStep =
  | { kind: 'nothing' }
  | { kind: 'writeStatus'; status: ClusterInstanceClassStatus };

type ReadyFinding = Finding<
  ClusterInstanceClassConditionType | ClusterInstanceClassReason
>;

/** Everything that a ClusterInstanceClass's status says. */
export function decideClass(
  observation: ClassObservation,
  now: Date,
): Decision<ClassStep> {
  const step = nextStep(observation, now);
  const status =
    step.kind === 'writeStatus'
      ? step.status
      : observation.instanceClass.status;
  const ready = getCondition(status?.conditions, 'Ready');
  return {
    step,
    requeueAfterMs: requeueAfter(observation),
    // Every reason for which a class is not ready is its operator's to remove.
    who: ready?.status === 'False' ? 'operator' : 'wait',
  };
}

/** Discovery follows a CustomResourceDefinition within a second or so, and nothing can be watched that says when. */
const discoveryLagMs = 500;

/** What fails, and may pass, is tried again so often. */
const brokenAgainMs = 10_000;

/** A kind that another API server answers for comes without a CustomResourceDefinition, and nothing tells that it has come. */
const notServedAgainMs = 10_000;

/** What is behind a class is told by a watch; this is for news that may pass, of which none tells. */
const sourcePendingMs = 2_000;

function requeueAfter({ behind }: ClassObservation): number | undefined {
  switch (behind.kind) {
    case 'broken':
      return brokenAgainMs;
    case 'doubtful':
      return discoveryLagMs;
    case 'source':
      return behind.source.kind === 'pending' ? sourcePendingMs : undefined;
    case 'notServed':
      return behind.mayComeSoon ? discoveryLagMs : notServedAgainMs;
    default:
      return undefined;
  }
}

function nextStep(observation: ClassObservation, now: Date): ClassStep {
  const { instanceClass, behind } = observation;
  const ready = readyOf(observation);
  if (!ready) {
    // The first answer of the pool's watch decides, and wakes us; what may pass is looked at again.
    return { kind: 'nothing' };
  }
  const status: ClusterInstanceClassStatus = {
    ...observedGenerationOf(instanceClass),
    conditions: statusConditions(
      clusterInstanceClassConditions,
      { Ready: ready },
      instanceClass,
      now,
    ),
    ...published(behind),
    // Another controller keeps it.
    ...(instanceClass.status?.usage && { usage: instanceClass.status.usage }),
  };
  return isDeepStrictEqual(status, instanceClass.status)
    ? { kind: 'nothing' }
    : { kind: 'writeStatus', status };
}

function readyOf({
  instanceClass,
  behind,
}: ClassObservation): ReadyFinding | undefined {
  switch (behind.kind) {
    case 'doubtful':
      return undefined;
    case 'notServed': {
      const { group, resourceKind } = behind;
      return fails(
        'PooledResourceNotFound',
        `The cluster serves no kind "${resourceKind}" of ${
          group ? `the API group "${group}"` : 'the core API group'
        }. Install its CustomResourceDefinition or import its API group, or correct spec.pool; the class is checked again automatically`,
      );
    }
    case 'broken':
      return fails(
        reasonOfBroken(instanceClass),
        `What is behind the class cannot be looked at: ${behind.message}. It is tried again`,
      );
    case 'source':
      return readyOfSource(behind.source);
    case 'pool':
      return readyOfPool(instanceClass, behind.served, behind.selector);
    default:
      throw new TypeError(`Unknown kind of class: ${String(behind)}`);
  }
}

function reasonOfBroken({
  spec,
}: ClusterInstanceClass): ClusterInstanceClassReason {
  if (spec.pool) {
    return 'PooledResourceNotFound';
  }
  return spec.provisioner?.template
    ? 'ProvisionTemplateNotReady'
    : 'CompositeResourceDefinitionNotReady';
}

/** What consumers read about claims on the class. */
function published(
  behind: ClassObservation['behind'],
): Pick<ClusterInstanceClassStatus, 'claimParameters' | 'instanceType'> {
  if (behind.kind === 'pool') {
    const { group, kind, version } = behind.served;
    return { instanceType: { group, kind, version } };
  }
  if (behind.kind === 'source' && behind.source.kind === 'ready') {
    const { parametersSchema, instanceType } = behind.source;
    return {
      claimParameters: { openAPIV3Schema: parametersSchema },
      instanceType,
    };
  }
  return {};
}

function readyOfSource(source: ClassSource): ReadyFinding | undefined {
  switch (source.kind) {
    case 'pending':
      return undefined;
    case 'broken':
      return fails(source.reason, source.message);
    case 'ready':
      return holds('Ready', source.message);
    default:
      throw new TypeError(`Unknown source: ${String(source)}`);
  }
}

function readyOfPool(
  { spec }: ClusterInstanceClass,
  served: ResourceType,
  selector: SelectorCheck,
): ReadyFinding | undefined {
  switch (selector.kind) {
    case 'pending':
      return undefined;
    case 'refused':
      return fails(
        'PoolSelectorNotSupported',
        `The API server refuses the pool's selectors for ${served.kind}: ${selector.message}. Correct spec.pool.labelSelector or spec.pool.fieldSelector`,
      );
    case 'unreadable':
      return fails(
        'PooledResourceNotFound',
        `The ${served.kind} objects of the pool cannot be read, so no claim gets one. ${selector.message}. The class is checked again automatically`,
      );
    case 'accepted':
      return holds(
        'Ready',
        isBounded(spec.pool)
          ? 'Claims pick an instance of the pool'
          : `Claims pick an instance of the pool. Instances of all namespaces count: whoever may create ${served.kind} objects and ResourceClaimPolicies in any namespace can add to it. Set spec.pool.namespaces to those in which the operators keep them`,
      );
    default:
      throw new TypeError(`Unknown finding: ${String(selector)}`);
  }
}

/** Whether it is said in which namespaces the instances are, be it by a field selector. */
function isBounded(pool: ClusterInstanceClass['spec']['pool']): boolean {
  const fields = pool?.fieldSelector?.split(',') ?? [];
  return (
    pool?.namespaces !== undefined ||
    fields.some(field => field.trim().startsWith('metadata.namespace='))
  );
}
