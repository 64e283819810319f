import {
  isProjectableGroup,
  projection,
  projectionResourceTypes,
  builtinResourceTypes,
  type APIResourceImport,
  type ClusterAPIGroupImport,
  type DownstreamClusterLink,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  isNotFound,
  readInlineKubeConfig,
  type Informer,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import type { ResourceAttributes } from '../../server/authorize/authorize';
import type { User } from '../../server/frontProxy/identifyUser';
import { Forwarder } from './forward/Forwarder';
import type { LinkName } from './forward/linkFailures';
import { ImportedNamespaces } from './namespaces/ImportedNamespaces';
import { oldestOfEach } from './oldestOfEach';
import { ProjectedGroup } from './ProjectedGroup';
import { Upstream } from './upstream/Upstream';

const { downstreamClusterLinks, clusterAPIGroupImports, apiResourceImports } =
  projectionResourceTypes;

/** How often it is looked whether a group has changed, beside whenever a service cluster can be reached again. */
const refreshMs = 30_000;
/** How often a Secret with a kubeconfig is read: tokens are renewed long before they end. */
const secretMs = 30_000;
/** So long requests may go on with a token that was replaced. */
const retiredMs = 60_000;

interface Link {
  name: LinkName;
  secretName: string;
  kubeconfig: string | undefined;
  upstream: Upstream | undefined;
  timer: NodeJS.Timeout | undefined;
}

interface Import {
  group: ProjectedGroup;
  namespaces: ImportedNamespaces;
  link: string;
  versions: readonly string[] | undefined;
  /** By when it was made, and its name. */
  age: string;
  timer: NodeJS.Timeout | undefined;
}

interface SecretObject extends KubernetesObject {
  data?: Record<string, string>;
}

/** Of a link that does not exist, or whose kubeconfig was not handed over yet. */
class UnknownUpstream {
  readonly away = {
    since: new Date(),
    reason: 'its kubeconfig was not handed over yet, or cannot be used',
  };
  readonly serviceAccount = undefined;

  send(): Promise<never> {
    return Promise.reject(new Error(this.away.reason));
  }
}

/** The API groups that are imported, and the links by which they are reached. */
export class ProjectedApis {
  readonly #client: KubernetesClient;
  readonly #logger: Logger;
  readonly #signal: AbortSignal;
  readonly #authorize: (
    user: User,
    attributes: ResourceAttributes,
  ) => Promise<void>;
  readonly #collectors: ReadonlySet<string>;
  readonly #namespaces: Informer<APIResourceImport>;
  readonly #links = new Map<string, Link>();
  readonly #imports = new Map<string, Import>();

  constructor(options: {
    client: KubernetesClient;
    logger: Logger;
    signal: AbortSignal;
    authorize(user: User, attributes: ResourceAttributes): Promise<void>;
    collectors: ReadonlySet<string>;
  }) {
    const { client, logger, signal } = options;
    this.#client = client;
    this.#logger = logger;
    this.#signal = signal;
    this.#authorize = options.authorize;
    this.#collectors = options.collectors;
    this.#namespaces = createInformer<APIResourceImport>({
      ...{ client, logger, type: apiResourceImports },
      indexers: { group: ({ spec }) => [spec.group] },
    });
    const links = createInformer<DownstreamClusterLink>({
      ...{ client, logger, type: downstreamClusterLinks },
      onEvent: ({ type, object }) =>
        type === 'deleted' ? this.#dropLink(object) : this.#takeLink(object),
    });
    const imports = createInformer<ClusterAPIGroupImport>({
      ...{ client, logger, type: clusterAPIGroupImports },
      onEvent: ({ type, object }) =>
        type === 'deleted'
          ? this.#dropImport(object)
          : this.#takeImport(object),
    });
    for (const informer of [this.#namespaces, links, imports]) {
      informer.start(signal);
    }
    signal.addEventListener('abort', () => this.#close(), { once: true });
  }

  /** Those that there are now. Of several imports of a group the oldest has it, as its APIServices say too. */
  groups(): ProjectedGroup[] {
    return oldestOfEach([...this.#imports.values()]).map(({ group }) => group);
  }

  #takeLink({ metadata, spec }: DownstreamClusterLink): void {
    const { namespace = '', name = '' } = metadata;
    const key = `${namespace}/${name}`;
    const { secretName } = spec.upstream.kubeconfig;
    const known = this.#links.get(key);
    if (known?.secretName === secretName) {
      known.name = { namespace, name, upstream: spec.upstream.name };
      return;
    }
    clearTimeout(known?.timer);
    const link: Link = {
      name: { namespace, name, upstream: spec.upstream.name },
      secretName,
      kubeconfig: undefined,
      upstream: known?.upstream,
      timer: undefined,
    };
    this.#links.set(key, link);
    void this.#readSecret(key, link);
  }

  #dropLink({ metadata }: DownstreamClusterLink): void {
    const key = `${metadata.namespace}/${metadata.name}`;
    const link = this.#links.get(key);
    this.#links.delete(key);
    clearTimeout(link?.timer);
    void link?.upstream?.close();
  }

  /** The Secret may come later than the link, and its token is renewed. */
  async #readSecret(key: string, link: Link): Promise<void> {
    const { namespace } = link.name;
    try {
      const secret = await this.#client.get<SecretObject>(
        builtinResourceTypes.secrets,
        { namespace, name: link.secretName },
      );
      const text = Buffer.from(
        secret.data?.[projection.kubeconfigKey] ?? '',
        'base64',
      ).toString('utf8');
      if (this.#links.get(key) === link && text !== link.kubeconfig) {
        this.#connect(key, link, text);
      }
    } catch (error) {
      if (isNotFound(error)) {
        // Whoever takes it away wants the link to end.
        this.#disconnect(link);
      }
      this.#logger.warn('The kubeconfig of a link could not be read', {
        ...{ link: key, secret: `${namespace}/${link.secretName}` },
        error: error instanceof Error ? error.message : String(error),
      });
    }
    if (this.#links.get(key) === link && !this.#signal.aborted) {
      // One that cannot be used may have been handed over again.
      const isUsable = link.upstream && !link.upstream.away;
      const soon = isUsable ? secretMs : secretMs / 10;
      link.timer = setTimeout(() => void this.#readSecret(key, link), soon);
      link.timer.unref();
    }
  }

  #connect(key: string, link: Link, kubeconfig: string): void {
    const { namespace } = link.name;
    const access = readInlineKubeConfig(
      kubeconfig,
      `of Secret "${link.secretName}" in namespace "${namespace}"`,
    );
    if (link.upstream?.renew(access)) {
      link.kubeconfig = kubeconfig;
      return;
    }
    const upstream = new Upstream({
      access,
      onChange: away => {
        this.#logger.info(
          away
            ? 'A service cluster cannot be reached'
            : 'A service cluster can be reached again',
          { link: key, ...(away && { reason: away.reason }) },
        );
        if (!away) {
          this.#refreshAll(key);
        }
      },
    });
    if (upstream.serviceAccount === undefined) {
      void upstream.close();
      throw new Error(
        'its token is none of a ServiceAccount, so that nobody could be named to the service cluster: hand it over again from the service cluster',
      );
    }
    this.#disconnect(link);
    link.kubeconfig = kubeconfig;
    link.upstream = upstream;
    this.#refreshAll(key);
  }

  /** What is under way with the token from before may end. */
  #disconnect(link: Link): void {
    const { upstream } = link;
    link.upstream = undefined;
    link.kubeconfig = undefined;
    if (upstream) {
      upstream.retire();
      setTimeout(() => void upstream.close(), retiredMs).unref();
    }
  }

  #takeImport({ metadata, spec }: ClusterAPIGroupImport): void {
    const { name = '' } = metadata;
    const link = `${spec.linkRef.namespace}/${spec.linkRef.name}`;
    if (!isProjectableGroup(spec.group)) {
      return;
    }
    const known = this.#imports.get(name);
    if (
      known?.link === link &&
      known.versions?.join() === spec.versions?.join()
    ) {
      return;
    }
    this.#forget(name);
    const namespaces = new ImportedNamespaces({
      ...{ imports: this.#namespaces, group: spec.group },
      isTerminating: namespace => this.#isTerminating(namespace),
    });
    const links = this.#links;
    const linkName: LinkName = {
      ...spec.linkRef,
      // The link may come later, and say something else then.
      get upstream() {
        return links.get(link)?.name.upstream ?? spec.linkRef.name;
      },
    };
    const group = new ProjectedGroup({
      ...{ group: spec.group, link: linkName, namespaces },
      authorize: this.#authorize,
      collectors: this.#collectors,
      forwarder: new Forwarder(linkName, () => this.#upstreamOf(link)),
    });
    const made: Import = {
      ...{ group, namespaces, link, versions: spec.versions },
      age: `${metadata.creationTimestamp} ${name}`,
      timer: undefined,
    };
    this.#imports.set(name, made);
    void this.#refresh(made, spec.group);
  }

  async #isTerminating(name: string): Promise<boolean> {
    try {
      const { metadata } = await this.#client.get<KubernetesObject>(
        builtinResourceTypes.namespaces,
        { name },
        { metadataOnly: true },
      );
      return metadata.deletionTimestamp !== undefined;
    } catch (error) {
      if (isNotFound(error)) {
        return false;
      }
      throw error;
    }
  }

  #dropImport({ metadata }: ClusterAPIGroupImport): void {
    this.#forget(metadata.name ?? '');
  }

  #forget(name: string): void {
    const known = this.#imports.get(name);
    this.#imports.delete(name);
    clearTimeout(known?.timer);
    known?.namespaces.close();
  }

  #upstreamOf(link: string): Upstream | UnknownUpstream {
    return this.#links.get(link)?.upstream ?? new UnknownUpstream();
  }

  #refreshAll(link: string): void {
    for (const one of this.#imports.values()) {
      if (one.link === link) {
        clearTimeout(one.timer);
        void this.#refresh(one, one.group.discovery().group);
      }
    }
  }

  /** What was known stays where the service cluster does not say. */
  async #refresh(one: Import, group: string): Promise<void> {
    const upstream = this.#links.get(one.link)?.upstream;
    try {
      if (upstream && !upstream.away) {
        one.group.upstream = await upstream.load(group, one.versions);
      }
    } catch (error) {
      this.#logger.warn('What a service cluster serves could not be read', {
        ...{ link: one.link, group },
        error: error instanceof Error ? error.message : String(error),
      });
    }
    if ([...this.#imports.values()].includes(one) && !this.#signal.aborted) {
      clearTimeout(one.timer);
      one.timer = setTimeout(() => void this.#refresh(one, group), refreshMs);
      one.timer.unref();
    }
  }

  #close(): void {
    for (const { timer, upstream } of this.#links.values()) {
      clearTimeout(timer);
      void upstream?.close();
    }
    for (const { timer } of this.#imports.values()) {
      clearTimeout(timer);
    }
  }
}
