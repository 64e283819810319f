import { isDeepStrictEqual } from 'node:util';
import {
  clusterInfrastructureConditions,
  getCondition,
  timestampOf,
  type ClusterInfrastructure,
  type ClusterInfrastructureConditionType,
  type ClusterInfrastructureReason,
  type ClusterInfrastructureStatus,
} from '@services-toolkit/kubernetes-api';
import { factNames, type FactName } from '@services-toolkit/offerings';
import type { Decision } from '../../../runtime/Decision';
import {
  fails,
  holds,
  observedGenerationOf,
  statusConditions,
  type Finding,
} from '../../../runtime/statusConditions';
import type { FactReading, FactReadings } from './FactReading';

/** What there is of the one ClusterInfrastructure, and what it has to say. */
export interface InfrastructureObservation {
  infrastructure: ClusterInfrastructure | undefined;
  facts: FactReadings;
  /** When something has to be looked at that no watch tells. */
  lookAgainAfterMs: number;
}

export type InfrastructureStep =
  | { kind: 'nothing' }
  | { kind: 'create' }
  | { kind: 'writeStatus'; status: ClusterInfrastructureStatus };

/** Everything that the ClusterInfrastructure's status says. */
export function decideInfrastructure(
  observation: InfrastructureObservation,
  now: Date,
): Decision<InfrastructureStep> {
  const step = nextStep(observation, now);
  const status =
    step.kind === 'writeStatus'
      ? step.status
      : observation.infrastructure?.status;
  const ready = getCondition(status?.conditions, 'Ready');
  return {
    step,
    requeueAfterMs: observation.lookAgainAfterMs,
    who: ready?.status === 'False' ? 'operator' : 'wait',
  };
}

function nextStep(
  { infrastructure, facts }: InfrastructureObservation,
  now: Date,
): InfrastructureStep {
  if (!infrastructure) {
    return { kind: 'create' };
  }
  const published = infrastructure.status ?? {};
  const told = factNames.map(fact => tell(fact, facts[fact], published, now));
  if (told.some(one => one === undefined)) {
    // The first answers decide, and wake us.
    return { kind: 'nothing' };
  }
  const status: ClusterInfrastructureStatus = {
    ...observedGenerationOf(infrastructure),
    conditions: statusConditions(
      clusterInfrastructureConditions,
      { Ready: readyOf(told.flatMap(one => one?.unknown ?? [])) },
      infrastructure,
      now,
    ),
    ...Object.assign({}, ...told.map(one => one?.value)),
    observed: told.flatMap(one => one?.observed ?? []),
    unknown: told.flatMap(one => one?.unknown ?? []),
  };
  return isDeepStrictEqual(status, infrastructure.status)
    ? { kind: 'nothing' }
    : { kind: 'writeStatus', status };
}

type Observed = NonNullable<ClusterInfrastructureStatus['observed']>[number];
type Unknown = NonNullable<ClusterInfrastructureStatus['unknown']>[number];

/** What a status says of one fact. */
interface Told {
  value?: Partial<Pick<ClusterInfrastructureStatus, FactName>>;
  observed?: Observed;
  unknown?: Unknown;
}

/** Undefined where nothing was said before, and nothing is known yet. */
function tell(
  fact: FactName,
  reading: FactReading<unknown>,
  published: ClusterInfrastructureStatus,
  now: Date,
): Told | undefined {
  const before = publishedFact(fact, published);
  switch (reading.kind) {
    case 'known': {
      const isSame =
        before?.observed &&
        isDeepStrictEqual(before.value?.[fact], reading.value);
      return isSame
        ? before
        : {
            value: { [fact]: reading.value },
            observed: { fact, observedAt: timestampOf(now) },
          };
    }
    case 'forbidden':
      return { unknown: { fact, missingRule: reading.missingRule } };
    case 'untold':
      return { unknown: { fact, message: reading.message } };
    // An outage leaves the last state to work with.
    case 'failed':
      return before ?? { unknown: { fact, message: reading.message } };
    case 'pending':
      return before;
    default:
      throw new TypeError(`Unknown reading: ${String(reading)}`);
  }
}

function publishedFact(
  fact: FactName,
  published: ClusterInfrastructureStatus,
): Told | undefined {
  const observed = published.observed?.find(one => one.fact === fact);
  const unknown = published.unknown?.find(one => one.fact === fact);
  if (observed && published[fact] !== undefined) {
    return { value: { [fact]: published[fact] }, observed };
  }
  return unknown && { unknown };
}

function readyOf(
  unknown: readonly Unknown[],
): Finding<ClusterInfrastructureConditionType | ClusterInfrastructureReason> {
  const missing = unknown.filter(one => one.missingRule !== undefined);
  return missing.length > 0
    ? fails(
        'FactsUnknown',
        missing
          .map(
            ({ fact, missingRule }) =>
              `cluster.${fact} is not known. ${missingRule}`,
          )
          .join('. '),
      )
    : holds('Ready', 'All that this cluster tells about itself is read');
}
