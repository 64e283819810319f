import {
  apiExportRoleBindingConditions,
  labels,
  type APIExportRoleBinding,
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
import type { ExportContext } from '../kinds/ProjectionContext';
import { perform } from '../../../runtime/writes/Write';
import { writeStatus } from '../../../runtime/writes/writeStatus';
import { decideExport, type ExportDecision } from './decide';
import { observeExport } from './observe';

/** Turns APIExportRoleBindings into RoleBindings for the ServiceAccounts of links. */
export function createExportController(context: ExportContext): Controller {
  const { informers, client, clock, logger } = context;
  const controller = createController({
    name: 'APIExportRoleBinding',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 2,
    async reconcile(key) {
      const apiExport = informers.exports.get(key);
      // On the way out, its RoleBinding goes with it.
      if (!apiExport || apiExport.metadata.deletionTimestamp) {
        return undefined;
      }
      const decision = await carryOut(
        decideExport(await observeExport(context, apiExport)),
      );
      const { ready } = decision;
      const status = {
        ...observedGenerationOf(apiExport),
        conditions: statusConditions(
          apiExportRoleBindingConditions,
          { Ready: ready },
          apiExport,
          clock(),
        ),
        exports: decision.exports,
      };
      await writeStatus(client, informers.exports, apiExport, status);
      return ready.status === 'True'
        ? undefined
        : { requeueAfterMs: refusedAgainMs };
    },
  });

  async function carryOut(decision: ExportDecision): Promise<ExportDecision> {
    try {
      await perform(client, decision.writes);
      return decision;
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) {
        throw error;
      }
      return {
        ...decision,
        exports: [],
        ready: fails(
          'UnableToGrant',
          `The API server refuses the RoleBinding: ${refusal.message}. Apply deploy/parts/projection again, or correct what stands in the way`,
        ),
      };
    }
  }

  const wake = (all: readonly APIExportRoleBinding[]) =>
    all.forEach(one => controller.enqueue(objectKey(one)));
  const wakeLinked = (namespace = '') =>
    wake(informers.exports.byIndex('linkNamespace', namespace));
  informers.exports.subscribe(({ object }) =>
    controller.enqueue(objectKey(object)),
  );
  for (const informer of [informers.upstreamLinks, informers.serviceAccounts]) {
    informer.subscribe(({ object }) => wakeLinked(object.metadata.namespace));
  }
  informers.clusterRoles.subscribe(({ object }) =>
    wake(informers.exports.byIndex('role', object.metadata.name ?? '')),
  );
  informers.roleBindings.subscribe(({ object, old }) => {
    for (const { metadata } of old ? [object, old] : [object]) {
      wake(
        informers.exports.byIndex(
          'uid',
          metadata.labels?.[labels.exportUid] ?? '',
        ),
      );
    }
  });
  return controller;
}
