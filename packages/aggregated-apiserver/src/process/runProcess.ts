import { once, setMaxListeners } from 'node:events';
import {
  createKubernetesClient,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import { followFrontProxy } from '../server/frontProxy/followFrontProxy';
import {
  identifyRequest,
  isFromFrontProxy,
} from '../server/frontProxy/identifyRequest';
import { apiServiceName } from '../apiGroups/instanceQuery/apiServiceName';
import {
  AuthorityPublisher,
  inApiService,
  inConfigMap,
} from '../server/certificates/AuthorityPublisher';
import { followCertificateFiles } from '../server/certificates/followCertificateFiles';
import { followCertificateSecret } from '../server/certificates/followCertificateSecret';
import type { FollowCertificate } from '../server/certificates/ServingCertificate';
import { createApi } from '../server/createApi';
import { InstanceQueryGroup } from '../apiGroups/instanceQuery/InstanceQueryGroup';
import type { ApiGroup } from '../apiGroups/ApiGroup';
import { ProjectedApis } from '../apiGroups/projected/ProjectedApis';
import { AccessReviews } from '../server/authorize/AccessReviews';
import { authorize } from '../server/authorize/authorize';
import { createApiServer } from '../server/createApiServer';
import { createInformers } from '../apiGroups/instanceQuery/createInformers';
import { InstanceQueries } from '../apiGroups/instanceQuery/InstanceQueries';
import { PoolWatches } from '../apiGroups/instanceQuery/PoolWatches';
import type { ProcessOptions } from './parseArguments';

/** Requests under way get this long to end after the signal. */
const drainMs = 10_000;

/**
 * Serves until the signal aborts. A cluster that cannot be reached is no reason to end: it is tried again, and `/readyz`
 * and the log say so meanwhile.
 *
 * @throws what keeps the process from running at all: a broken kubeconfig, a taken port, unusable certificate files.
 */
export async function runProcess(
  options: ProcessOptions,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  const client = await createKubernetesClient({
    kubeConfig: options.kubeConfig,
    userAgent: 'services-toolkit-apiserver',
  });
  // Each watch listens to it.
  setMaxListeners(0, signal);
  try {
    await serve(client, options, logger, signal);
  } catch (error) {
    // A stop while the certificate was still being waited for.
    if (!signal.aborted) {
      throw error;
    }
  } finally {
    await client.close();
  }
}

async function serve(
  client: KubernetesClient,
  options: ProcessOptions,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  // Until there is a server, there is nothing to renew.
  let renewTls = () => {};
  let certificate = await certificateSource(
    client,
    options,
    logger,
    signal,
  )(changed => {
    certificate = changed;
    renewTls();
  }, signal);
  const frontProxy = followFrontProxy({
    client,
    logger,
    signal,
    onChange: () => renewTls(),
  });
  const tls = () => ({
    ...certificate,
    clientAuthorities: frontProxy.current?.certificateAuthorities ?? '',
  });
  const notReadyReason = () => {
    if (signal.aborted) {
      return 'stopping';
    }
    return frontProxy.current
      ? undefined
      : 'the front proxy of the API server is not known yet';
  };
  const access = new AccessReviews((user, attributes) =>
    authorize(client, user, attributes),
  );
  const groups = servedGroups(client, options, access, logger, signal);
  const server = await createApiServer({
    port: options.port,
    ...(options.host !== undefined && { host: options.host }),
    tls: tls(),
    isFrontProxy: socket => isFromFrontProxy(socket, frontProxy.current),
    logger,
    api: createApi({
      identify: request => identifyRequest(request, frontProxy.current),
      notReadyReason,
      groups,
    }),
  });
  renewTls = () => {
    try {
      server.setTls(tls());
    } catch (error) {
      logger.error('The new certificates cannot be used', {
        error: String(error),
      });
    }
  };
  // What came while the port was being opened.
  renewTls();
  logger.info('Serving', { cluster: client.server, port: server.port });
  if (!signal.aborted) {
    await once(signal, 'abort');
  }
  await server.close(drainMs);
}

/** The groups of all parts that are switched on. */
function servedGroups(
  client: KubernetesClient,
  { parts, collectors, namespace }: ProcessOptions,
  access: AccessReviews,
  logger: Logger,
  signal: AbortSignal,
): () => readonly ApiGroup[] {
  const own = parts.includes('claims')
    ? [instanceQueryGroup(client, namespace, logger, signal)]
    : [];
  if (!parts.includes('projection')) {
    return () => own;
  }
  const projected = new ProjectedApis({
    ...{ client, logger, signal },
    authorize: (user, attributes) => access.authorize(user, attributes),
    collectors: new Set(collectors),
  });
  const isOurs = (one: ApiGroup) =>
    own.some(ours => ours.discovery().group === one.discovery().group);
  return () => [...own, ...projected.groups().filter(one => !isOurs(one))];
}

function instanceQueryGroup(
  client: KubernetesClient,
  leaseNamespace: string,
  logger: Logger,
  signal: AbortSignal,
): ApiGroup {
  const informers = createInformers({ client, leaseNamespace, logger });
  for (const informer of Object.values(informers)) {
    informer.start(signal);
  }
  const queries = new InstanceQueries({
    client,
    informers,
    pools: new PoolWatches({ client, logger, signal }),
  });
  return new InstanceQueryGroup({
    authorize: (user, attributes) => authorize(client, user, attributes),
    answer: query => queries.answer(query),
    notReadyReason: () => queries.notReadyReason,
  });
}

function certificateSource(
  client: KubernetesClient,
  { certificateFiles, namespace, parts, service }: ProcessOptions,
  logger: Logger,
  signal: AbortSignal,
): FollowCertificate {
  if (certificateFiles) {
    return followCertificateFiles({ ...certificateFiles, logger });
  }
  const holders = [
    ...(parts.includes('claims') ? [inApiService(apiServiceName)] : []),
    ...(parts.includes('projection')
      ? [inConfigMap(namespace, `${service}-ca`)]
      : []),
  ];
  const publishers = holders.map(
    holder => new AuthorityPublisher({ client, holder, logger, signal }),
  );
  return followCertificateSecret({
    client,
    namespace,
    name: `${service}-tls`,
    dnsNames: [`${service}.${namespace}.svc`, `${service}.${namespace}`],
    onAuthority: authority =>
      publishers.forEach(publisher => publisher.publish(authority)),
    logger,
  });
}
