import type {
  ClusterInfrastructure,
  KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { factNames } from '@services-toolkit/offerings';
import type { GracePeriods } from '../../../runtime/GracePeriods';
import type { FollowedKind } from '../../../runtime/watches/FollowedKind';
import type { OperatorKinds } from '../kinds/followFacts';
import { infrastructureName } from '../kinds/followOfferingKinds';
import type { OfferingsContext } from '../kinds/OfferingsContext';
import { versionAgainMs, type ApiServerVersion } from './ApiServerVersion';
import type { InfrastructureObservation } from './decide';
import type { FactReading, FactReadings } from './FactReading';
import { describeOperatorRule } from './describeOperatorRule';
import { readFact } from './readFact';
import { cniFact } from './rules/cniFact';
import { listed } from './rules/listed';
import { loadBalancersFact } from './rules/loadBalancersFact';
import { nodesFact } from './rules/nodesFact';
import { operatorsFact } from './rules/operatorsFact';
import { storageClassesFact } from './rules/storageClassesFact';
import type { WaitingServices } from './WaitingServices';

/** What may pass is looked at again so often. */
const passingMs = 1_000;

/** What is remembered from one look to the next. */
export interface InfrastructureMemory {
  version: ApiServerVersion;
  waiting: WaitingServices;
  gracePeriods: GracePeriods;
}

/** Reads the facts off what is followed. */
export async function observeInfrastructure(
  context: OfferingsContext,
  memory: InfrastructureMemory,
  signal: AbortSignal,
): Promise<InfrastructureObservation> {
  const { informers, facts: kinds } = context;
  const kubernetesVersion = await memory.version.read(signal);
  // Everything else is read in one go, after the wait.
  const infrastructure = informers.infrastructures.get(infrastructureName);
  const read: FactReadings = {
    kubernetesVersion,
    nodes: readFact(kinds.nodes, nodesFact),
    storageClasses: both(
      readFact(kinds.storageClasses, same),
      readFact(kinds.volumeSnapshotClasses, same),
      storageClassesFact,
    ),
    csiDrivers: readFact(kinds.csiDrivers, drivers =>
      listed(drivers.map(({ metadata }) => metadata.name)),
    ),
    cni: cniFact(
      name => informers.customResourceDefinitions.get(name) !== undefined,
    ),
    loadBalancers: readLoadBalancers(context, memory, infrastructure),
    operators: readOperators(kinds.operators),
  };
  const facts = withGrace(read, infrastructure, memory.gracePeriods);
  const mayPass = Object.values(facts).some(
    ({ kind }) => kind === 'pending' || kind === 'failed',
  );
  return {
    infrastructure,
    facts,
    lookAgainAfterMs: Math.min(
      mayPass ? passingMs : versionAgainMs,
      memory.waiting.lookAgainAfterMs ?? versionAgainMs,
    ),
  };
}

function readLoadBalancers(
  { facts }: OfferingsContext,
  { waiting }: InfrastructureMemory,
  infrastructure: ClusterInfrastructure | undefined,
): FactReading<boolean> {
  const services = readFact(facts.loadBalancers, same);
  if (services.kind !== 'known') {
    return services;
  }
  waiting.note(services.value);
  return loadBalancersFact(
    services.value,
    service => waiting.waitedMs(service),
    infrastructure?.status?.loadBalancers,
  );
}

function readOperators(
  namespaces: readonly OperatorKinds[],
): FactReadings['operators'] {
  if (namespaces.length === 0) {
    return {
      kind: 'untold',
      message:
        'the controllers look for operators only in the namespaces that --operator-namespaces names, because labels can be forged where others write. Start the controllers with it, or with the variable SERVICES_TOOLKIT_OPERATOR_NAMESPACES',
    };
  }
  const read = <T extends KubernetesObject>(
    kind: (of: OperatorKinds) => FollowedKind<T>,
  ): FactReading<readonly T[]> =>
    namespaces
      .map(of =>
        readFact(kind(of), same, rule =>
          describeOperatorRule(of.namespace, rule),
        ),
      )
      .reduce((before, more) =>
        both(before, more, (some, others) => [...some, ...others]),
      );
  return both(
    read(of => of.clusterServiceVersions),
    read(of => of.deployments),
    operatorsFact,
  );
}

function same<T>(value: T): T {
  return value;
}

/** What takes two readings: where one of them is missing, that is told. */
function both<TOne, TOther, TResult>(
  one: FactReading<TOne>,
  other: FactReading<TOther>,
  combine: (one: TOne, other: TOther) => TResult,
): FactReading<TResult> {
  if (one.kind !== 'known') {
    return one;
  }
  return other.kind === 'known'
    ? { kind: 'known', value: combine(one.value, other.value) }
    : other;
}

/** An API server that starts refuses everything for a moment: what was known stays so until that lasts. */
function withGrace(
  facts: FactReadings,
  infrastructure: ClusterInfrastructure | undefined,
  gracePeriods: GracePeriods,
): FactReadings {
  const passing = factNames.filter(fact => {
    if (facts[fact].kind !== 'forbidden') {
      gracePeriods.clear(fact);
      return false;
    }
    const wasKnown = infrastructure?.status?.[fact] !== undefined;
    return wasKnown && !gracePeriods.hasLasted(fact);
  });
  const pending: FactReading<never> = { kind: 'pending' };
  return {
    ...facts,
    ...Object.fromEntries(passing.map(fact => [fact, pending])),
  };
}
