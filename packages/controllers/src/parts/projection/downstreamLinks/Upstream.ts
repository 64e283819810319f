import { isProjectableGroup } from '@services-toolkit/kubernetes-api';
import { setTimeout as delay } from 'node:timers/promises';
import {
  createKubernetesClient,
  KubernetesApiError,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import {
  providedAccess,
  type LinkAccess,
} from '../../../runtime/links/linkKubeConfig';

/** What a service cluster serves, of what may be imported. */
export type UpstreamGroups = { group: string; versions: string[] }[];

/** What was found out about a service cluster. */
export interface UpstreamState {
  /** Undefined before the first answer, or the first failures. */
  reachable: boolean | undefined;
  /** As whom the token comes, and the UID of that ServiceAccount. */
  user?: { username: string; uid: string };
  version?: string;
  groups?: UpstreamGroups;
  /** By how much its clock is ahead. */
  skewSeconds?: number;
  /** Why it is not reachable, or was not the last time. */
  error?: string;
  /** It answered, and does not take the token. */
  isRefused: boolean;
}

const probeMs = 2_000;
/** While it is away it is asked less often, so that an outage costs nothing. */
const longestProbeMs = 8_000;
/** Which groups there are is asked at every third look, and whenever it is back. */
const looksForGroups = 3;
/** One missed look may be chance. */
const mostMissed = 2;
/** A clock is not told anew for a second more or less: answers tell it in whole ones. */
const sameSkewSeconds = 2;
const mostGroups = 1_000;

/** Keeps looking whether one service cluster answers, with the token that its link has now. */
export class Upstream {
  /** Replaced, never changed, when something is new. */
  state: UpstreamState = { reachable: undefined, isRefused: false };
  readonly #stop = new AbortController();
  readonly #onChange: () => void;
  readonly #clock: () => Date;
  #access: LinkAccess;
  #client: KubernetesClient | undefined;
  #raw: KubernetesClient | undefined;
  #date: { server: number; here: number } | undefined;
  #missed = 0;
  #looks = 0;
  #wake = new AbortController();

  private constructor(
    access: LinkAccess,
    options: { clock: () => Date; onChange: () => void },
  ) {
    this.#access = access;
    this.#clock = options.clock;
    this.#onChange = options.onChange;
  }

  /** `fence` makes a client whose writes end with this process' term. */
  static async start(
    access: LinkAccess,
    options: {
      fence: (client: KubernetesClient) => KubernetesClient;
      clock: () => Date;
      onChange: () => void;
    },
  ): Promise<Upstream> {
    const upstream = new Upstream(access, options);
    upstream.#raw = await createKubernetesClient({
      kubeConfig: { provide: async () => providedAccess(upstream.#access) },
      // A token that was renewed counts from the next request on.
      credentialsMaxAgeMs: 0,
      ...{ connections: 4, connectTimeoutMs: 3_000, requestTimeoutMs: 4_000 },
      onRequest: ({ date }) => upstream.#noteDate(date),
    });
    upstream.#client = options.fence(upstream.#raw);
    upstream.#run();
    return upstream;
  }

  /** For what is written there. */
  get client(): KubernetesClient | undefined {
    return this.#client;
  }

  /** The kubeconfig was handed over again, or its token renewed. */
  use(access: LinkAccess): void {
    const isSame =
      access.token === this.#access.token &&
      access.server === this.#access.server &&
      access.caData === this.#access.caData;
    if (isSame) {
      return;
    }
    this.#access = access;
    const { user: _, ...state } = this.state;
    this.state = state;
    this.#wake.abort();
  }

  stop(): void {
    this.#stop.abort();
    this.#wake.abort();
    this.#raw?.close().catch(() => {});
  }

  #noteDate(date: string | undefined): void {
    const server = Date.parse(date ?? '');
    if (!Number.isNaN(server)) {
      this.#date = { server, here: this.#clock().getTime() };
    }
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      this.#wake = new AbortController();
      const before = this.state;
      await this.#look();
      if (this.#stop.signal.aborted) {
        return;
      }
      if (before !== this.state) {
        this.#onChange();
      }
      const pause = Math.min(
        probeMs * 2 ** Math.max(0, this.#missed - mostMissed),
        longestProbeMs,
      );
      await delay(pause, undefined, { signal: this.#wake.signal }).catch(
        () => {},
      );
    }
  }

  async #look(): Promise<void> {
    const client = this.#client;
    if (!client) {
      return;
    }
    const access = this.#access;
    try {
      const user = this.state.user ?? (await whoAmI(client));
      const { gitVersion } = await client.request<{ gitVersion: string }>(
        'GET',
        '/version',
      );
      const isDue = this.#looks % looksForGroups === 0 || this.#missed > 0;
      const groups =
        isDue || !this.state.groups
          ? await readGroups(client)
          : this.state.groups;
      if (access !== this.#access) {
        return;
      }
      this.#looks += 1;
      this.#missed = 0;
      this.#found({
        ...{ reachable: true, user, version: gitVersion, groups },
        isRefused: false,
      });
    } catch (error) {
      if (access === this.#access) {
        this.#failed(error);
      }
    }
  }

  #found(found: UpstreamState): void {
    const { error, skewSeconds: before } = this.state;
    const skew = this.#date
      ? Math.round((this.#date.server - this.#date.here) / 1000)
      : before;
    const isSame =
      before !== undefined &&
      skew !== undefined &&
      Math.abs(skew - before) < sameSkewSeconds;
    const skewSeconds = isSame ? before : skew;
    this.#become({
      ...found,
      ...(skewSeconds !== undefined && { skewSeconds }),
      ...(error !== undefined && { error }),
    });
  }

  #failed(error: unknown): void {
    this.#missed += 1;
    const isRefused = error instanceof KubernetesApiError && error.code === 401;
    if (!isRefused && this.#missed < mostMissed) {
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    this.#become({
      ...this.state,
      reachable: false,
      error: message,
      isRefused,
    });
  }

  #become(state: UpstreamState): void {
    if (JSON.stringify(state) !== JSON.stringify(this.state)) {
      this.state = state;
    }
  }
}

async function whoAmI(
  client: KubernetesClient,
): Promise<{ username: string; uid: string }> {
  const { status } = await client.request<{
    status: { userInfo: { username?: string; uid?: string } };
  }>('POST', '/apis/authentication.k8s.io/v1/selfsubjectreviews', {
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'SelfSubjectReview',
    },
  });
  const { username = '', uid = '' } = status.userInfo;
  return { username, uid };
}

async function readGroups(client: KubernetesClient): Promise<UpstreamGroups> {
  const { groups = [] } = await client.request<{
    groups?: {
      name: string;
      versions?: { version: string }[];
      preferredVersion?: { version: string };
    }[];
  }>('GET', '/apis');
  return groups
    .filter(({ name }) => isProjectableGroup(name))
    .slice(0, mostGroups)
    .map(({ name, versions = [], preferredVersion }) => ({
      group: name,
      versions: [
        ...new Set(
          [preferredVersion, ...versions].flatMap(one =>
            one ? [one.version] : [],
          ),
        ),
      ],
    }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}
