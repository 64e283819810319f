import {
  finalizers,
  projection,
  projectionResourceTypes,
  type DownstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { Proxy } from '../groupImports/desired';
import type { ImportContext } from '../kinds/ProjectionContext';
import { finalizerOf } from '../../../runtime/writes/changeFinalizer';
import { isControlledBy } from '../../../runtime/writes/Write';
import { writeStatus } from '../../../runtime/writes/writeStatus';
import { decideDownstreamLink } from './decide';
import { LinkConnections } from './LinkConnections';

const { downstreamClusterLinks } = projectionResourceTypes;

/** A Secret that could not be read is looked at again, though its watch tells mostly. */
const pendingMs = 1_000;

/** For a Service that says nothing of it. */
const httpsPort = 443;

/** Connects to service clusters, says how they are, and renews the tokens of links. */
export function createDownstreamLinkController(
  context: ImportContext,
): Controller {
  const { informers, client, clock, logger } = context;
  const finalizer = finalizerOf<DownstreamClusterLink>(
    client,
    downstreamClusterLinks,
    finalizers.downstreamClusterLink,
  );
  const connections = new LinkConnections(context, link => enqueue(link));
  const controller = createController({
    name: 'DownstreamClusterLink',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    async reconcile(key) {
      const link = informers.downstreamLinks.get(key);
      if (!link) {
        connections.forget(key);
        return undefined;
      }
      const isKept = finalizer.isOn(link);
      if (link.metadata.deletionTimestamp) {
        // Those who import through it withdraw what they have; the last one that goes wakes us.
        if (isKept && !hasApiServices(context, link)) {
          connections.forget(key);
          await finalizer.change(link, 'remove');
        }
        return undefined;
      }
      if (!isKept) {
        informers.downstreamLinks.assume(await finalizer.change(link, 'add'));
        controller.enqueue(key);
        return undefined;
      }
      const { secret, upstream, isItself } = await connections.look(link);
      const status = decideDownstreamLink(
        { link, secret, upstream, isItself, proxy: proxyOf(context) },
        clock(),
      );
      if (status) {
        await writeStatus(client, informers.downstreamLinks, link, status);
      }
      if (secret.is === 'pending') {
        return { requeueAfterMs: pendingMs };
      }
      const left = isItself ? undefined : await connections.renew(link, secret);
      return left === undefined || left === Infinity
        ? undefined
        : { requeueAfterMs: left };
    },
  });
  function enqueue(link: string): void {
    controller.enqueue(link);
  }
  wakeLinks(context, controller);
  return controller;
}

function wakeLinks({ informers }: ImportContext, controller: Controller): void {
  const all = () =>
    informers.downstreamLinks
      .list()
      .forEach(link => controller.enqueue(objectKey(link)));
  informers.downstreamLinks.subscribe(({ object }) =>
    controller.enqueue(objectKey(object)),
  );
  informers.proxyAuthorities.subscribe(all);
  informers.proxyServices.subscribe(all);
  // One that is on its way out waits for them.
  informers.groupImports.subscribe(({ object: { spec } }) =>
    controller.enqueue(`${spec.linkRef.namespace}/${spec.linkRef.name}`),
  );
  informers.apiServices.subscribe(({ type }) => type === 'deleted' && all());
}

function hasApiServices(
  { informers }: ImportContext,
  link: DownstreamClusterLink,
): boolean {
  const imports = informers.groupImports.byIndex('link', objectKey(link));
  return imports.some(({ metadata, spec }) =>
    informers.apiServices
      .byIndex('group', spec.group)
      .some(isControlledBy(metadata.uid)),
  );
}

/** How the API server here reaches what answers for imported groups, as far as it is there. */
function proxyOf({
  informers,
  leaseNamespace: namespace,
}: ImportContext): Partial<Proxy> {
  const authority = informers.proxyAuthorities.get(
    `${namespace}/${projection.proxyAuthority}`,
  )?.data?.[projection.proxyAuthorityKey];
  const service = informers.proxyServices.get(
    `${namespace}/${projection.proxyService}`,
  );
  return {
    ...(authority !== undefined && {
      caBundle: Buffer.from(authority).toString('base64'),
    }),
    ...(service && {
      serviceReference: {
        name: projection.proxyService,
        namespace,
        port: service.spec?.ports?.[0]?.port ?? httpsPort,
      },
    }),
  };
}
