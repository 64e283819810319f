import {
  resourceTypes,
  type ClusterInfrastructure,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  isAlreadyExists,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { requeueOf } from '../../../runtime/Decision';
import { GracePeriods } from '../../../runtime/GracePeriods';
import { factKinds } from '../kinds/followFacts';
import { infrastructureName } from '../kinds/followOfferingKinds';
import { isSameFact } from '../kinds/isSameFact';
import type { OfferingsContext } from '../kinds/OfferingsContext';
import { ApiServerVersion } from './ApiServerVersion';
import { decideInfrastructure, type InfrastructureStep } from './decide';
import { observeInfrastructure, type InfrastructureMemory } from './observe';
import { cniDefinitions } from './rules/cniFact';
import { WaitingServices } from './WaitingServices';

const { clusterInfrastructures } = resourceTypes;

/** Changes that come one upon another are put together: a cluster that grows by a hundred nodes costs few writes. */
const togetherMs = 100;

/** Makes the one ClusterInfrastructure, and keeps its status. */
export function createInfrastructureController(
  context: OfferingsContext,
  signal: AbortSignal,
): Controller {
  const { informers, facts, client, clock, logger } = context;
  const memory: InfrastructureMemory = {
    version: new ApiServerVersion(client, clock),
    waiting: new WaitingServices(clock),
    gracePeriods: new GracePeriods(clock),
  };

  const controller = createController({
    name: 'ClusterInfrastructure',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 1,
    async reconcile(_, run) {
      const observation = await observeInfrastructure(
        context,
        memory,
        run.signal,
      );
      const decision = decideInfrastructure(observation, clock());
      await act(decision.step, observation.infrastructure);
      return requeueOf(decision);
    },
  });

  async function act(
    step: InfrastructureStep,
    infrastructure: ClusterInfrastructure | undefined,
  ): Promise<void> {
    if (step.kind === 'create') {
      await create();
    } else if (step.kind === 'writeStatus' && infrastructure) {
      const written = await client.update<ClusterInfrastructure>(
        clusterInfrastructures,
        { ...infrastructure, status: step.status },
        { subresource: 'status' },
      );
      informers.infrastructures.assume(written);
    }
  }

  async function create(): Promise<void> {
    try {
      const created = await client.create<ClusterInfrastructure>(
        clusterInfrastructures,
        {
          apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
          kind: 'ClusterInfrastructure',
          metadata: { name: infrastructureName },
        },
      );
      informers.infrastructures.assume(created);
    } catch (error) {
      // The watch tells of it.
      if (!isAlreadyExists(error)) {
        throw error;
      }
    }
  }

  const look = () => controller.enqueueAfter(infrastructureName, togetherMs);
  informers.infrastructures.subscribe(look);
  informers.customResourceDefinitions.subscribe(({ type, object }) => {
    if (type !== 'modified' && cniDefinitions.has(objectKey(object))) {
      look();
    }
  });
  for (const kind of factKinds(facts)) {
    const unsubscribe = [
      kind.subscribe(event => {
        if (!isSameFact(event)) {
          look();
        }
      }),
      kind.onState(look),
    ];
    signal.addEventListener('abort', () => unsubscribe.forEach(one => one()), {
      once: true,
    });
  }
  look();
  return controller;
}
