import {
  secretImportConditions,
  timestampOf,
  type SecretImport,
  type SecretImportStatus,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { refusedAgainMs } from '../../../runtime/refusalOf';
import {
  observedGenerationOf,
  statusConditions,
} from '../../../runtime/statusConditions';
import { writeStatus } from '../../../runtime/writes/writeStatus';
import {
  importUidOf,
  linkKeyOf,
  sourceKey,
} from '../kinds/followReplicationKinds';
import type { ImportContext } from '../kinds/ReplicationContext';
import { exportedSecretName } from '../rules/names';
import { carryOut, type CopyOutcome } from './carryOut';
import {
  decideSecretImport,
  type SecretImportDecision,
  type Source,
} from './decide';
import { LinkedSecrets, type Exported } from './LinkedSecrets';

/** Keeps copies of what service clusters export. */
export function createSecretImportController(
  context: ImportContext,
): Controller {
  const { informers, client, clock, logger } = context;
  const linked = new LinkedSecrets(context, (link, exported) =>
    wake(link, exported),
  );
  const controller = createController({
    name: 'SecretImport',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    async reconcile(key) {
      const secretImport = informers.secretImports.get(key);
      // On the way out, its Secret goes with it.
      if (!secretImport || secretImport.metadata.deletionTimestamp) {
        return undefined;
      }
      const { metadata, spec } = secretImport;
      const exportedName = exportedSecretName(
        metadata.namespace ?? '',
        spec.secretRef.name,
      );
      const link = informers.downstreamLinks.get(linkKeyOf(spec.linkRef));
      const exported: Exported = link
        ? await linked.look(link)
        : { is: 'notReady' };
      if (exported.is === 'pending') {
        return undefined;
      }
      const decision = decideSecretImport({
        ...{ secretImport, link, source: sourceOf(exported, exportedName) },
        copies: informers.copies.byIndex('import', metadata.uid ?? ''),
      });
      const outcome = await carryOut(
        client,
        secretImport,
        decision.step,
        exported.is === 'known'
          ? () => exported.read(exportedName)
          : async () => undefined,
      );
      // Withdrawn in this moment, which the watch is about to tell.
      if (!outcome) {
        return undefined;
      }
      const status = statusOf(secretImport, decision, outcome, clock());
      await writeStatus(client, informers.secretImports, secretImport, status);
      return outcome.refused ? { requeueAfterMs: refusedAgainMs } : undefined;
    },
  });

  function wake(link: string, exported?: string): void {
    const concerned =
      exported === undefined
        ? informers.secretImports.byIndex('link', link)
        : informers.secretImports.byIndex('source', sourceKey(link, exported));
    concerned.forEach(one => controller.enqueue(objectKey(one)));
  }
  listen(context, controller, linked, wake);
  return controller;
}

function sourceOf(
  exported: Exclude<Exported, { is: 'pending' }>,
  name: string,
): Source {
  if (exported.is !== 'known') {
    return exported;
  }
  const object = exported.get(name);
  return object ? { is: 'exported', object } : { is: 'notExported' };
}

function statusOf(
  secretImport: SecretImport,
  { findings }: SecretImportDecision,
  { copy, isNew, refused }: CopyOutcome,
  now: Date,
): SecretImportStatus {
  const lastSyncedTime = isNew
    ? timestampOf(now)
    : secretImport.status?.lastSyncedTime;
  return {
    ...observedGenerationOf(secretImport),
    conditions: statusConditions(
      secretImportConditions,
      { ...findings, ...(refused && { Ready: refused }) },
      secretImport,
      now,
    ),
    ...(lastSyncedTime !== undefined && { lastSyncedTime }),
    ...(copy && { copy }),
  };
}

function listen(
  { informers }: ImportContext,
  controller: Controller,
  linked: LinkedSecrets,
  wake: (link: string) => void,
): void {
  informers.secretImports.subscribe(({ object, old }) => {
    controller.enqueue(objectKey(object));
    for (const { spec } of old ? [object, old] : [object]) {
      const link = linkKeyOf(spec.linkRef);
      if (informers.secretImports.byIndex('link', link).length === 0) {
        linked.forget(link);
      }
    }
  });
  informers.downstreamLinks.subscribe(({ type, object }) => {
    const link = objectKey(object);
    if (type === 'deleted') {
      linked.forget(link);
    }
    wake(link);
  });
  informers.copies.subscribe(({ object, old }) => {
    for (const { metadata } of old ? [object, old] : [object]) {
      informers.secretImports
        .byIndex('uid', importUidOf(metadata))
        .forEach(one => controller.enqueue(objectKey(one)));
    }
  });
}
