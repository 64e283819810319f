import {
  annotations,
  builtinResourceTypes,
  labels,
  replication,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { Binding } from '../../../runtime/links/Binding';
import { servedLink } from '../../../runtime/links/servedLink';
import { perform, readPresent } from '../../../runtime/writes/Write';
import type { ExportContext } from '../kinds/ReplicationContext';
import { exportNamespaceOf } from '../rules/names';
import { decideExportNamespace } from './decide';

const { namespaces, roleBindings } = builtinResourceTypes;

/** Keeps a namespace for each link, with what is exported to it, where it reads and nobody else does. */
export function createExportNamespaceController(
  context: ExportContext,
): Controller {
  const { informers, client, logger } = context;
  const controller = createController({
    name: 'ExportNamespace',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 1,
    async reconcile(linkNamespace) {
      const link = servedLink(
        informers.upstreamLinks.byIndex('namespace', linkNamespace),
      );
      const name = exportNamespaceOf(linkNamespace);
      const isLinks = ({ metadata }: KubernetesObject) =>
        link !== undefined &&
        metadata.labels?.[labels.upstreamLinkUid] === link.metadata.uid;
      await perform(
        client,
        decideExportNamespace({
          ...{ name, linkNamespace, link },
          namespace: await readPresent<KubernetesObject>(
            client,
            namespaces,
            { name },
            // Of an earlier link too: what that one was given is not for this one.
            ({ metadata }) =>
              metadata.labels?.[labels.upstreamLinkUid] !== undefined,
            { metadataOnly: true },
          ),
          roleBinding: await readPresent<Binding>(
            client,
            roleBindings,
            { namespace: name, name: replication.exportsRole },
            isLinks,
          ),
        }),
      );
    },
  });

  informers.upstreamLinks.subscribe(({ object }) =>
    controller.enqueue(object.metadata.namespace ?? ''),
  );
  const wake = (exportNamespace = '') =>
    informers.upstreamLinks
      .byIndex('exportNamespace', exportNamespace)
      .forEach(({ metadata }) => controller.enqueue(metadata.namespace ?? ''));
  informers.exportNamespaces.subscribe(({ object: { metadata } }) => {
    wake(metadata.name);
    // That of a link which went while nobody looked.
    const linkNamespace = metadata.annotations?.[annotations.linkNamespace];
    if (linkNamespace !== undefined) {
      controller.enqueue(linkNamespace);
    }
  });
  informers.roleBindings.subscribe(({ object: { metadata } }) => {
    if (metadata.name === replication.exportsRole) {
      wake(metadata.namespace);
    }
  });
  return controller;
}
