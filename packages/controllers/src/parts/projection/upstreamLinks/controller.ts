import {
  finalizers,
  labels,
  projection,
  projectionResourceTypes,
  upstreamClusterLinkConditions,
  type UpstreamClusterLink,
  type UpstreamClusterLinkStatus,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import {
  observedGenerationOf,
  statusConditions,
} from '../../../runtime/statusConditions';
import type { ExportContext } from '../kinds/ProjectionContext';
import { finalizerOf } from '../../../runtime/writes/changeFinalizer';
import { perform } from '../../../runtime/writes/Write';
import { writeStatus } from '../../../runtime/writes/writeStatus';
import { decideUpstreamLink, untilRenewalMs } from './decide';
import { grantLink, type Outcome } from './grantLink';
import { observeUpstreamLink } from './observe';

const { upstreamClusterLinks } = projectionResourceTypes;

/** What is followed by no watch: Secrets, ConfigMaps, and what stands in the way. */
const lookAgainMs = 60_000;

/** Gives each UpstreamClusterLink its ServiceAccount and kubeconfig, and takes both away with it. */
export function createUpstreamLinkController(
  context: ExportContext,
): Controller {
  const { informers, client, clock, logger } = context;
  const finalizer = finalizerOf<UpstreamClusterLink>(
    client,
    upstreamClusterLinks,
    finalizers.upstreamClusterLink,
  );
  const controller = createController({
    name: 'UpstreamClusterLink',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 1,
    async reconcile(key) {
      const link = informers.upstreamLinks.get(key);
      if (!link) {
        return undefined;
      }
      const observation = await observeUpstreamLink(context, link);
      const step = decideUpstreamLink(observation);
      switch (step.kind) {
        case 'remove':
          await perform(client, step.writes);
          if (step.thenLetGo) {
            await finalizer.change(link, 'remove');
          }
          return undefined;
        case 'addFinalizer':
          informers.upstreamLinks.assume(await finalizer.change(link, 'add'));
          controller.enqueue(key);
          return undefined;
        case 'tell':
          await tell(link, { serviceAccount: step.serviceAccount });
          return { requeueAfterMs: lookAgainMs };
        default:
          await tell(link, await grantLink(context, observation, step.writes));
          return {
            requeueAfterMs: Math.min(
              lookAgainMs,
              untilRenewalMs(link, clock()),
            ),
          };
      }
    },
  });

  async function tell(
    link: UpstreamClusterLink,
    { serviceAccount, ready, kubeconfig }: Outcome,
  ): Promise<void> {
    const hasAccount = serviceAccount.status === 'True';
    const status: UpstreamClusterLinkStatus = {
      ...observedGenerationOf(link),
      conditions: statusConditions(
        upstreamClusterLinkConditions,
        {
          ServiceAccountReady: serviceAccount,
          Ready: hasAccount && ready ? ready : serviceAccount,
        },
        link,
        clock(),
      ),
      ...(hasAccount && {
        serviceAccount: { name: projection.serviceAccount },
      }),
      ...(kubeconfig && { kubeconfig }),
    };
    await writeStatus(client, informers.upstreamLinks, link, status);
  }

  wakeLinks(context, controller);
  return controller;
}

function wakeLinks({ informers }: ExportContext, controller: Controller) {
  const wakeNamespace = (namespace = '') =>
    informers.upstreamLinks
      .byIndex('namespace', namespace)
      .forEach(link => controller.enqueue(objectKey(link)));
  informers.upstreamLinks.subscribe(({ object }) => {
    controller.enqueue(objectKey(object));
    // Another one may have its turn.
    wakeNamespace(object.metadata.namespace);
  });
  informers.serviceAccounts.subscribe(({ object }) =>
    wakeNamespace(object.metadata.namespace),
  );
  for (const bindings of [
    informers.roleBindings,
    informers.clusterRoleBindings,
  ]) {
    bindings.subscribe(({ object, old }) => {
      for (const { metadata } of old ? [object, old] : [object]) {
        informers.upstreamLinks
          .byIndex('uid', metadata.labels?.[labels.upstreamLinkUid] ?? '')
          .forEach(link => controller.enqueue(objectKey(link)));
      }
    });
  }
}
