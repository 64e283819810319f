import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import type { Controller } from '../controller/Controller';
import type { Informer, InformerState } from '../informer/Informer';

/**
 * Starts informers, waits until all have synced, runs the controllers, and stops everything on one signal.
 *
 * @public
 */
export interface Manager {
  /** Must sync before any controller runs. Added while running, it starts at once. */
  addInformer<T extends KubernetesObject>(informer: Informer<T>): Informer<T>;
  /**
   * Starts an informer for as long as it is needed (a pool's kind comes and goes with its class); `stop` ends it.
   * It holds nothing else back.
   */
  startInformer<T extends KubernetesObject>(
    informer: Informer<T>,
  ): { informer: Informer<T>; stop(): void };
  addController(controller: Controller): Controller;
  /**
   * Resolves when everything has stopped after the signal aborted. `mayWork` is asked once the informers have synced, and
   * the controllers wait for it: leader election. Where it answers false they never run.
   */
  run(signal: AbortSignal, mayWork?: () => Promise<boolean>): Promise<void>;
  /** True from the moment all informers have synced until the signal aborts, also while the controllers wait. */
  readonly ready: boolean;
  /** For `/readyz`, logs and metrics: the state of every informer under its kind, and how many objects it holds. */
  informerStates(): { type: string; state: InformerState; objects: number }[];
}
