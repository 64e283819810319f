import {
  builtinResourceTypes,
  projection,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  isForbidden,
  isNotFound,
  KubeConfigError,
  readInlineKubeConfig,
  type Informer,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import type { Cluster } from '../Cluster';
import type { LinkAccess } from './linkKubeConfig';
import { readToken, type TokenTimes } from './readToken';

const { secrets } = builtinResourceTypes;

/** The Secret of a link, as whoever works with it has to have it. */
export type LinkSecret =
  | { is: 'pending' }
  | { is: 'absent' }
  | { is: 'forbidden' }
  /** What is wrong with it, without a word of what is in it. */
  | { is: 'invalid'; message: string }
  | { is: 'valid'; access: LinkAccess; times: TokenTimes | undefined };

interface Followed {
  name: string;
  namespace: string;
  informer: Informer<KubernetesObject>;
  read: { version: string; secret: LinkSecret } | undefined;
  stop(): void;
}

/**
 * The Secrets that links name, each followed by itself: in namespaces where the controllers may read Secrets, they look at
 * no others. Of each, metadata is watched, and the data read when that has changed.
 */
export class LinkSecrets {
  readonly #client: KubernetesClient;
  readonly #cluster: Pick<Cluster, 'startInformer'>;
  readonly #logger: Logger;
  readonly #onChange: (link: string) => void;
  readonly #followed = new Map<string, Followed>();

  constructor(options: {
    client: KubernetesClient;
    cluster: Pick<Cluster, 'startInformer'>;
    logger: Logger;
    onChange: (link: string) => void;
  }) {
    this.#client = options.client;
    this.#cluster = options.cluster;
    this.#logger = options.logger;
    this.#onChange = options.onChange;
  }

  /** What there is of the Secret that the link names now. */
  async read(
    link: string,
    namespace: string,
    name: string,
  ): Promise<LinkSecret> {
    const followed = this.#follow(link, namespace, name);
    const { informer } = followed;
    const { state } = informer;
    if (state.kind === 'failing' && isForbidden(state.error)) {
      return { is: 'forbidden' };
    }
    const metadata = informer.get(`${namespace}/${name}`)?.metadata;
    if (!metadata) {
      const isKnown = state.kind === 'synced';
      return isKnown ? { is: 'absent' } : { is: 'pending' };
    }
    const version = `${metadata.uid}/${metadata.resourceVersion}`;
    if (followed.read?.version !== version) {
      followed.read = { version, secret: await this.#open(namespace, name) };
    }
    return followed.read.secret;
  }

  forget(link: string): void {
    this.#followed.get(link)?.stop();
    this.#followed.delete(link);
  }

  stop(): void {
    [...this.#followed.keys()].forEach(link => this.forget(link));
  }

  #follow(link: string, namespace: string, name: string): Followed {
    const known = this.#followed.get(link);
    if (known?.name === name) {
      return known;
    }
    this.forget(link);
    const tell = () => this.#onChange(link);
    const { informer, stop } = this.#cluster.startInformer(
      createInformer<KubernetesObject>({
        ...{ client: this.#client, logger: this.#logger },
        ...{ type: secrets, namespace, metadataOnly: true },
        fieldSelector: `metadata.name=${name}`,
        onEvent: tell,
        onState: tell,
      }),
    );
    const followed = { name, namespace, informer, stop, read: undefined };
    this.#followed.set(link, followed);
    return followed;
  }

  async #open(namespace: string, name: string): Promise<LinkSecret> {
    try {
      const secret = await this.#client.get<
        KubernetesObject & { data?: Record<string, string> }
      >(secrets, { namespace, name });
      return parseSecret(name, secret.data?.[projection.kubeconfigKey]);
    } catch (error) {
      if (isNotFound(error)) {
        return { is: 'absent' };
      }
      if (isForbidden(error)) {
        return { is: 'forbidden' };
      }
      throw error;
    }
  }
}

function parseSecret(name: string, data: string | undefined): LinkSecret {
  if (data === undefined) {
    return {
      is: 'invalid',
      message: `The Secret "${name}" has no key "${projection.kubeconfigKey}"`,
    };
  }
  try {
    const { server, caData, headers } = readInlineKubeConfig(
      Buffer.from(data, 'base64').toString('utf8'),
      `of the Secret "${name}"`,
    );
    const token = (headers.authorization ?? '').replace(/^Bearer /, '');
    return {
      is: 'valid',
      access: { server, token, ...(caData !== undefined && { caData }) },
      times: readToken(token),
    };
  } catch (error) {
    if (error instanceof KubeConfigError) {
      return { is: 'invalid', message: error.message };
    }
    throw error;
  }
}
