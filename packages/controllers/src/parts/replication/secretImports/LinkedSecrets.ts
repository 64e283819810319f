import {
  builtinResourceTypes,
  type DownstreamClusterLink,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  createKubernetesClient,
  isForbidden,
  objectKey,
  type Informer,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import {
  providedAccess,
  type LinkAccess,
} from '../../../runtime/links/linkKubeConfig';
import { LinkSecrets } from '../../../runtime/links/LinkSecrets';
import type { ImportContext } from '../kinds/ReplicationContext';
import { exportNamespaceOf } from '../rules/names';

const { secrets } = builtinResourceTypes;

/** What is exported through a link, as far as it is known. */
export type Exported =
  /** A watch is about to tell. */
  | { is: 'pending' }
  /** There is nothing to ask with, or nobody answered yet. */
  | { is: 'notReady' }
  /** What was read before may be old: nothing is known to be gone. */
  | { is: 'unreachable'; message: string; mayNot: boolean }
  | {
      is: 'known';
      /** Metadata of the Secret of that name. */
      get(name: string): KubernetesObject | undefined;
      read(name: string): Promise<KubernetesObject>;
    };

interface Connection {
  /** What it was made with; for anything else another one is made. */
  to: string;
  access: LinkAccess;
  client: KubernetesClient;
  informer: Informer<KubernetesObject>;
  stop(): void;
}

/** Follows what is exported through each link that somebody imports from. */
export class LinkedSecrets {
  readonly #context: ImportContext;
  readonly #secrets: LinkSecrets;
  readonly #connections = new Map<string, Connection>();
  readonly #onChange: (link: string, exported?: string) => void;

  /** `onChange` is told the link, and which of what is exported has changed where it is not all. */
  constructor(
    context: ImportContext,
    onChange: (link: string, exported?: string) => void,
  ) {
    this.#context = context;
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

  async look(link: DownstreamClusterLink): Promise<Exported> {
    const key = objectKey(link);
    const { namespace: linkNamespace } = link.status?.upstream ?? {};
    const secret = await this.#secrets.read(
      key,
      link.metadata.namespace ?? '',
      link.spec.upstream.kubeconfig.secretName,
    );
    if (secret.is === 'pending') {
      return { is: 'pending' };
    }
    if (secret.is !== 'valid' || linkNamespace === undefined) {
      return { is: 'notReady' };
    }
    const namespace = exportNamespaceOf(linkNamespace);
    const { client, informer } = await this.#connect(
      key,
      secret.access,
      namespace,
    );
    switch (informer.state.kind) {
      case 'initial':
        return { is: 'pending' };
      case 'failing':
        return {
          is: 'unreachable',
          message: informer.state.error.message,
          mayNot: isForbidden(informer.state.error),
        };
      default:
        return {
          is: 'known',
          get: name => informer.get(`${namespace}/${name}`),
          read: name => client.get(secrets, { namespace, name }),
        };
    }
  }

  /** The link is gone, or nobody imports from it any more. */
  forget(link: string): void {
    this.#connections.get(link)?.stop();
    this.#connections.delete(link);
    this.#secrets.forget(link);
  }

  async #connect(
    key: string,
    access: LinkAccess,
    namespace: string,
  ): Promise<Connection> {
    const to = JSON.stringify([access.server, access.caData, namespace]);
    const known = this.#connections.get(key);
    if (known?.to === to) {
      // A token that was renewed counts from the next request on.
      known.access = access;
      return known;
    }
    known?.stop();
    const connection = await this.#start(key, to, access, namespace);
    this.#connections.set(key, connection);
    if (this.#context.signal.aborted) {
      connection.stop();
    }
    return connection;
  }

  async #start(
    key: string,
    to: string,
    access: LinkAccess,
    namespace: string,
  ): Promise<Connection> {
    const provided = { access };
    const client = await createKubernetesClient({
      kubeConfig: {
        provide: async () => providedAccess(provided.access),
      },
      ...{ credentialsMaxAgeMs: 0, connections: 4, connectTimeoutMs: 3_000 },
    });
    const { informer, stop } = this.#context.clusters.home.startInformer(
      createInformer<KubernetesObject>({
        ...{ client, type: secrets, namespace, metadataOnly: true },
        logger: this.#context.logger,
        onEvent: ({ object }) => this.#onChange(key, object.metadata.name),
        onState: () => this.#onChange(key),
      }),
    );
    return {
      ...{ to, client, informer },
      get access() {
        return provided.access;
      },
      set access(next) {
        provided.access = next;
      },
      stop: () => {
        stop();
        client.close().catch(() => {});
      },
    };
  }

  #stop(): void {
    [...this.#connections.keys()].forEach(link => this.forget(link));
    this.#secrets.stop();
  }
}
