import type { ClusterInfrastructure } from '@services-toolkit/kubernetes-api';
import { factNames } from '@services-toolkit/offerings';
import type { GracePeriods } from '../../../runtime/GracePeriods';
import { infrastructureName } from '../kinds/followOfferingKinds';
import type { OfferingsContext } from '../kinds/OfferingsContext';
import { versionAgainMs, type ApiServerVersion } from './ApiServerVersion';
import type { InfrastructureObservation } from './decide';
import type { FactReading, FactReadings } from './FactReading';
import { readFact } from './readFact';
import { nodesFact } from './rules/nodesFact';

/** What may pass is looked at again so often. */
const passingMs = 1_000;

/** Reads the facts off what is followed. */
export async function observeInfrastructure(
  { informers, facts: kinds }: OfferingsContext,
  version: ApiServerVersion,
  gracePeriods: GracePeriods,
  signal: AbortSignal,
): Promise<InfrastructureObservation> {
  const read: FactReadings = {
    kubernetesVersion: await version.read(signal),
    nodes: readFact(kinds.nodes, nodes => ({
      kind: 'known',
      value: nodesFact(nodes),
    })),
    storageClasses: { kind: 'untold', message: '' },
    csiDrivers: { kind: 'untold', message: '' },
    cni: { kind: 'untold', message: '' },
    loadBalancers: { kind: 'untold', message: '' },
    operators: { kind: 'untold', message: '' },
  };
  const infrastructure = informers.infrastructures.get(infrastructureName);
  const facts = withGrace(read, infrastructure, gracePeriods);
  const mayPass = Object.values(facts).some(
    ({ kind }) => kind === 'pending' || kind === 'failed',
  );
  return {
    infrastructure,
    facts,
    lookAgainAfterMs: mayPass ? passingMs : versionAgainMs,
  };
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
