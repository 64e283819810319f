import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';

/** Where a scenario takes place. */
export interface World {
  /** As administrator. */
  client: KubernetesClient;
  /** The namespaces of this scenario: the instances', and two of applications. */
  namespaces: { pool: string; apps: readonly string[] };
  /** Who is recorded as having made the claims, where no admission policy does that. */
  requester?: string;
  /** Makes a name of a cluster-wide object the scenario's own. */
  global(name: string): string;
  /** Lets the controllers work for about so many turns. */
  go(turns: number): Promise<void>;
  /** Resolves when nothing is left to do, also not later. */
  rest(): Promise<void>;
  loseWatches(compact: boolean): void;
  conflict(writes: number): void;
  loseAnswers(writes: number): void;
  crash(afterWrites: number): void;
}
