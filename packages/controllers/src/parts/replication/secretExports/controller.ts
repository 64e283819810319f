import {
  finalizers,
  labels,
  replication,
  replicationResourceTypes,
  secretExportConditions,
  timestampOf,
  type SecretExport,
  type SecretExportStatus,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { servedLink } from '../../../runtime/links/servedLink';
import { refusedAgainMs } from '../../../runtime/refusalOf';
import {
  observedGenerationOf,
  statusConditions,
} from '../../../runtime/statusConditions';
import { finalizerOf } from '../../../runtime/writes/changeFinalizer';
import { writeStatus } from '../../../runtime/writes/writeStatus';
import { exportUidOf } from '../kinds/followReplicationKinds';
import type { ExportContext } from '../kinds/ReplicationContext';
import { exportedSecretName, exportNamespaceOf } from '../rules/names';
import { copyToLinks, withdraw, type CopyOutcome } from './copyToLinks';
import {
  decideSecretExport,
  type LinkObservation,
  type SecretExportDecision,
  type SecretExportObservation,
} from './decide';

const { secretExports } = replicationResourceTypes;

/** Copies exported Secrets to where links read them, and takes them away from there. */
export function createSecretExportController(
  context: ExportContext,
): Controller {
  const { informers, client, clock, logger } = context;
  const finalizer = finalizerOf<SecretExport>(
    client,
    secretExports,
    finalizers.secretExport,
  );
  const controller = createController({
    name: 'SecretExport',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    async reconcile(key) {
      const secretExport = informers.secretExports.get(key);
      if (!secretExport) {
        return undefined;
      }
      const observation = observe(context, secretExport);
      const decision = decideSecretExport(observation);
      if (secretExport.metadata.deletionTimestamp) {
        await withdraw(client, decision.withdrawn);
        if (finalizer.isOn(secretExport)) {
          await finalizer.change(secretExport, 'remove');
        }
        return undefined;
      }
      if (!finalizer.isOn(secretExport)) {
        informers.secretExports.assume(
          await finalizer.change(secretExport, 'add'),
        );
        controller.enqueue(key);
        return undefined;
      }
      const outcome = await copyToLinks(client, observation, decision);
      // Gone in this moment, which its watch is about to tell.
      if (!outcome) {
        return undefined;
      }
      const status = statusOf(secretExport, decision, outcome, clock());
      await writeStatus(client, informers.secretExports, secretExport, status);
      return outcome.refused ? { requeueAfterMs: refusedAgainMs } : undefined;
    },
  });

  wakeExports(context, controller);
  return controller;
}

function statusOf(
  secretExport: SecretExport,
  { findings, due }: SecretExportDecision,
  { copies, refused }: CopyOutcome,
  now: Date,
): SecretExportStatus {
  const lastSyncedTime =
    due.length > 0 && copies.length > 0
      ? timestampOf(now)
      : secretExport.status?.lastSyncedTime;
  return {
    ...observedGenerationOf(secretExport),
    conditions: statusConditions(
      secretExportConditions,
      {
        ...findings,
        ...(refused?.reason === 'SecretNotAllowed' && { SecretFound: refused }),
        ...(refused && { Ready: refused }),
      },
      secretExport,
      now,
    ),
    ...(lastSyncedTime !== undefined && { lastSyncedTime }),
    copies,
  };
}

function observe(
  { informers }: ExportContext,
  secretExport: SecretExport,
): SecretExportObservation {
  const { metadata, spec } = secretExport;
  const { namespace = '', uid = '' } = metadata;
  return {
    secretExport,
    secret: informers.secrets.get(`${namespace}/${spec.secretRef.name}`),
    links: spec.links.map(ref => observeLink(informers, ref)),
    // A label may be anybody's. Where copies are, nobody else writes.
    copies: informers.copies
      .byIndex('export', uid)
      .filter(copy =>
        copy.metadata.namespace?.startsWith(replication.exportsPrefix),
      ),
    copyName: exportedSecretName(namespace, spec.secretRef.name),
  };
}

function observeLink(
  informers: ExportContext['informers'],
  ref: LinkObservation['ref'],
): LinkObservation {
  const served = servedLink(
    informers.upstreamLinks.byIndex('namespace', ref.namespace),
  );
  const link =
    served?.metadata.name === ref.name && !served.metadata.deletionTimestamp
      ? served
      : undefined;
  const name = exportNamespaceOf(ref.namespace);
  const namespace = informers.exportNamespaces.get(name);
  const isReady =
    link !== undefined &&
    namespace?.metadata.labels?.[labels.upstreamLinkUid] ===
      link.metadata.uid &&
    namespace?.metadata.deletionTimestamp === undefined &&
    informers.roleBindings.get(`${name}/${replication.exportsRole}`) !==
      undefined;
  return {
    ref,
    isThere: link !== undefined,
    exportNamespace: isReady ? name : undefined,
  };
}

function wakeExports(
  { informers }: ExportContext,
  controller: Controller,
): void {
  const wake = (all: readonly SecretExport[]) =>
    all.forEach(one => controller.enqueue(objectKey(one)));
  informers.secretExports.subscribe(({ object }) =>
    controller.enqueue(objectKey(object)),
  );
  informers.secrets.subscribe(({ object }) =>
    wake(informers.secretExports.byIndex('secret', objectKey(object))),
  );
  informers.copies.subscribe(({ object, old }) => {
    for (const { metadata } of old ? [object, old] : [object]) {
      wake(informers.secretExports.byIndex('uid', exportUidOf(metadata)));
    }
  });
  const wakeLinked = (linkNamespace = '') =>
    wake(informers.secretExports.byIndex('linkNamespace', linkNamespace));
  informers.upstreamLinks.subscribe(({ object }) =>
    wakeLinked(object.metadata.namespace),
  );
  const wakeReaders = (exportNamespace = '') =>
    informers.upstreamLinks
      .byIndex('exportNamespace', exportNamespace)
      .forEach(({ metadata }) => wakeLinked(metadata.namespace));
  informers.exportNamespaces.subscribe(({ object }) =>
    wakeReaders(object.metadata.name),
  );
  informers.roleBindings.subscribe(({ object }) => {
    if (object.metadata.name === replication.exportsRole) {
      wakeReaders(object.metadata.namespace);
    }
  });
}
