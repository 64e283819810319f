import {
  builtinResourceTypes,
  getCondition,
  projection,
  type DownstreamClusterLink,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  objectKey,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { GracePeriods } from '../../../runtime/GracePeriods';
import type { ImportContext } from '../kinds/ProjectionContext';
import { linkKubeConfig } from '../../../runtime/links/linkKubeConfig';
import { requestToken } from '../rules/requestToken';
import { upstreamNamespace } from './decide';
import {
  LinkSecrets,
  type LinkSecret,
} from '../../../runtime/links/LinkSecrets';
import { untilRenewalMs } from './renewal';
import { Upstream, type UpstreamState } from './Upstream';

const { secrets, serviceAccounts } = builtinResourceTypes;

interface Connection {
  upstream: Upstream;
  renewedAtMs?: number;
  /** By the UID of the ServiceAccount that it was found out for. */
  itself?: { uid: string; is: boolean };
}

/** The connections of all links: one for each that has a Secret with a kubeconfig. */
export class LinkConnections {
  readonly #context: ImportContext;
  readonly #client: KubernetesClient;
  readonly #onChange: (link: string) => void;
  readonly #secrets: LinkSecrets;
  readonly #connections = new Map<string, Connection>();
  readonly #gracePeriods: GracePeriods;

  constructor(context: ImportContext, onChange: (link: string) => void) {
    this.#context = context;
    this.#client = context.client;
    this.#gracePeriods = new GracePeriods(context.clock);
    this.#onChange = onChange;
    this.#secrets = new LinkSecrets({
      client: context.client,
      cluster: context.clusters.home,
      logger: context.logger,
      onChange,
    });
    context.signal.addEventListener('abort', () => this.#stop(), {
      once: true,
    });
  }

  /** What there is of the link's Secret, and what is known of the cluster that it leads to. */
  async look(link: DownstreamClusterLink): Promise<{
    secret: LinkSecret;
    upstream: UpstreamState | undefined;
    isItself: boolean;
  }> {
    const key = objectKey(link);
    const secret = await this.#secrets.read(
      key,
      link.metadata.namespace ?? '',
      link.spec.upstream.kubeconfig.secretName,
    );
    if (secret.is === 'pending' || this.#mayPass(link, secret)) {
      return {
        ...{ secret: { is: 'pending' }, upstream: undefined },
        isItself: false,
      };
    }
    if (secret.is !== 'valid') {
      this.#disconnect(key);
      return { secret, upstream: undefined, isItself: false };
    }
    const connection = await this.#connect(key, secret);
    const { state } = connection.upstream;
    return {
      ...{ secret, upstream: state },
      isItself: await this.#isItself(connection, state),
    };
  }

  /** Renews the token where it is time; answers when it will be. */
  async renew(
    link: DownstreamClusterLink,
    secret: LinkSecret,
  ): Promise<number | undefined> {
    const connection = this.#connections.get(objectKey(link));
    const { client, state } = connection?.upstream ?? {};
    const namespace = upstreamNamespace(state);
    const canRenew =
      connection && client && state?.reachable && namespace !== undefined;
    if (!canRenew || secret.is !== 'valid') {
      return undefined;
    }
    const now = () => this.#context.clock().getTime();
    // By the clock of those who judge the token.
    const nowThere = now() + (state.skewSeconds ?? 0) * 1000;
    const left = untilRenewalMs(secret.times, connection.renewedAtMs, nowThere);
    if (left > 0) {
      return left;
    }
    const { token } = await requestToken(client, namespace);
    await this.#store(
      link,
      linkKubeConfig({ ...secret.access, token }, namespace),
    );
    connection.renewedAtMs = nowThere;
    return undefined;
  }

  /** An API server that starts refuses everything for a moment; a link that was well is not called broken for that. */
  #mayPass(link: DownstreamClusterLink, secret: LinkSecret): boolean {
    const key = objectKey(link);
    if (secret.is !== 'forbidden') {
      this.#gracePeriods.clear(key);
      return false;
    }
    const { status } =
      getCondition(link.status?.conditions, 'UpstreamReachable') ?? {};
    return status === 'True' && !this.#gracePeriods.hasLasted(key);
  }

  forget(link: string): void {
    this.#gracePeriods.clear(link);
    this.#disconnect(link);
    this.#secrets.forget(link);
  }

  async #store(link: DownstreamClusterLink, text: string): Promise<void> {
    const { namespace = '' } = link.metadata;
    const name = link.spec.upstream.kubeconfig.secretName;
    const secret = await this.#client.get<
      KubernetesObject & { data?: Record<string, string> }
    >(secrets, { namespace, name });
    await this.#client.update(secrets, {
      ...secret,
      data: {
        ...secret.data,
        [projection.kubeconfigKey]: Buffer.from(text).toString('base64'),
      },
    } as KubernetesObject);
  }

  async #connect(
    key: string,
    { access }: Extract<LinkSecret, { is: 'valid' }>,
  ): Promise<Connection> {
    const known = this.#connections.get(key);
    if (known) {
      known.upstream.use(access);
      return known;
    }
    const { clusters, clock } = this.#context;
    const upstream = await Upstream.start(access, {
      fence: client => clusters.fenced(client),
      clock,
      onChange: () => this.#onChange(key),
    });
    const connection: Connection = { upstream };
    this.#connections.set(key, connection);
    if (this.#context.signal.aborted) {
      upstream.stop();
    }
    return connection;
  }

  /** A ServiceAccount of the same UID is the same one, and there is one in one cluster only. */
  async #isItself(
    connection: Connection,
    state: UpstreamState,
  ): Promise<boolean> {
    const namespace = upstreamNamespace(state);
    const uid = state.user?.uid;
    if (namespace === undefined || uid === undefined) {
      return connection.itself?.is ?? false;
    }
    if (connection.itself?.uid !== uid) {
      connection.itself = { uid, is: await this.#isHere(namespace, uid) };
    }
    return connection.itself.is;
  }

  async #isHere(namespace: string, uid: string): Promise<boolean> {
    try {
      const { metadata } = await this.#client.get<KubernetesObject>(
        serviceAccounts,
        { namespace, name: projection.serviceAccount },
        { metadataOnly: true },
      );
      return metadata.uid === uid;
    } catch (error) {
      if (isNotFound(error)) {
        return false;
      }
      throw error;
    }
  }

  #disconnect(link: string): void {
    this.#connections.get(link)?.upstream.stop();
    this.#connections.delete(link);
  }

  #stop(): void {
    [...this.#connections.keys()].forEach(link => this.#disconnect(link));
    this.#secrets.stop();
  }
}
