import {
  clusterAPIGroupImportConditions,
  finalizers,
  projectionResourceTypes,
  type ClusterAPIGroupImport,
  type ClusterAPIGroupImportStatus,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { refusalOf, refusedAgainMs } from '../../../runtime/refusalOf';
import {
  fails,
  observedGenerationOf,
  statusConditions,
} from '../../../runtime/statusConditions';
import { definedGroup } from '../../../runtime/watches/Definitions';
import type { APIService } from '../kinds/objects';
import type { ImportContext } from '../kinds/ProjectionContext';
import { finalizerOf } from '../../../runtime/writes/changeFinalizer';
import { perform } from '../../../runtime/writes/Write';
import { writeStatus } from '../../../runtime/writes/writeStatus';
import {
  decideGroupImport,
  withdrawal,
  type GroupImportDecision,
  type GroupImportObservation,
} from './decide';

const { clusterAPIGroupImports } = projectionResourceTypes;

/** Registers imported API groups with the API server, and withdraws them. */
export function createGroupImportController(
  context: ImportContext,
): Controller {
  const { informers, client, clock, logger } = context;
  const finalizer = finalizerOf<ClusterAPIGroupImport>(
    client,
    clusterAPIGroupImports,
    finalizers.clusterAPIGroupImport,
  );
  const controller = createController({
    name: 'ClusterAPIGroupImport',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 1,
    async reconcile(name) {
      const groupImport = informers.groupImports.get(name);
      if (!groupImport) {
        return undefined;
      }
      const observation = observe(context, groupImport);
      const isKept = finalizer.isOn(groupImport);
      if (groupImport.metadata.deletionTimestamp) {
        await perform(client, withdrawal(observation));
        if (isKept) {
          await finalizer.change(groupImport, 'remove');
        }
        return undefined;
      }
      if (!isKept) {
        informers.groupImports.assume(
          await finalizer.change(groupImport, 'add'),
        );
        controller.enqueue(name);
        return undefined;
      }
      const decision = await carryOut(decideGroupImport(observation));
      await tell(groupImport, decision);
      return decision.findings.Ready?.reason === 'UnableToRegister'
        ? { requeueAfterMs: refusedAgainMs }
        : undefined;
    },
  });

  async function carryOut(
    decision: GroupImportDecision,
  ): Promise<GroupImportDecision> {
    try {
      for (const written of await perform(client, decision.writes)) {
        informers.apiServices.assume(written as APIService);
      }
      return decision;
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) {
        throw error;
      }
      return {
        ...decision,
        findings: {
          ...decision.findings,
          Ready: fails(
            'UnableToRegister',
            `The API server refuses the APIService: ${refusal.message}. Apply deploy/parts/projection again, or correct what stands in the way`,
          ),
        },
      };
    }
  }

  async function tell(
    groupImport: ClusterAPIGroupImport,
    { findings, versions }: GroupImportDecision,
  ): Promise<void> {
    const status: ClusterAPIGroupImportStatus = {
      ...observedGenerationOf(groupImport),
      conditions: statusConditions(
        clusterAPIGroupImportConditions,
        findings,
        groupImport,
        clock(),
      ),
      versions,
    };
    await writeStatus(client, informers.groupImports, groupImport, status);
  }

  wakeImports(context, controller);
  return controller;
}

function observe(
  { informers }: ImportContext,
  groupImport: ClusterAPIGroupImport,
): GroupImportObservation {
  const { group, linkRef } = groupImport.spec;
  return {
    groupImport,
    link: informers.downstreamLinks.get(`${linkRef.namespace}/${linkRef.name}`),
    ofGroup: informers.groupImports.byIndex('group', group),
    definitions: informers.customResourceDefinitions.byIndex('group', group),
    apiServices: informers.apiServices.byIndex('group', group),
  };
}

function wakeImports(
  { informers }: ImportContext,
  controller: Controller,
): void {
  const wakeGroup = (group: string) =>
    informers.groupImports
      .byIndex('group', group)
      .forEach(one => controller.enqueue(objectKey(one)));
  informers.groupImports.subscribe(({ object }) => {
    controller.enqueue(objectKey(object));
    // Another one of the group may have its turn.
    wakeGroup(object.spec.group);
  });
  informers.downstreamLinks.subscribe(({ object }) =>
    informers.groupImports
      .byIndex('link', objectKey(object))
      .forEach(one => controller.enqueue(objectKey(one))),
  );
  informers.customResourceDefinitions.subscribe(({ type, object }) => {
    if (type !== 'modified') {
      wakeGroup(definedGroup(object));
    }
  });
  informers.apiServices.subscribe(({ object }) => wakeGroup(object.spec.group));
}
