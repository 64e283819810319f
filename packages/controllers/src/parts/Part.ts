import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { Controller } from '@services-toolkit/kubernetes-runtime';
import type { ControllerContext } from '../runtime/ControllerContext';
import type { FollowedKind } from '../runtime/watches/FollowedKind';

/** A kind that is followed, whatever its objects are. */
export type AnyFollowedKind = Pick<
  FollowedKind<KubernetesObject>,
  'type' | 'phase' | 'state' | 'onPhase' | 'start'
>;

/** Something that the controllers may do, as a rule of RBAC says it. */
export interface Right {
  readonly type: Pick<ResourceType, 'group' | 'plural'>;
  readonly subresource?: string;
  readonly verbs: readonly string[];
}

/**
 * Something that the controllers do for whoever wants it: claims, offerings, projection. A process runs those that are
 * switched on, each for itself.
 */
export interface Part {
  /** How `--parts`, logs and metrics call it. */
  readonly name: string;
  /** The API groups that it brings. */
  readonly apiGroups: readonly string[];
  /** The kinds that it brings. Each of their CustomResourceDefinitions may be missing, and may come and go. */
  readonly kinds: readonly ResourceType[];
  /** Its controllers, as the labels `controller` and `name` of metrics call them. */
  readonly controllers: readonly string[];
  /** What it may do, besides what every part may; kinds that users bring come with roles of their own. */
  readonly rights: readonly Right[];
  /** The folder under `deploy/` that grants just these rights. */
  readonly deploy: string;
  /** Puts it together for one term of leadership. Nothing runs yet. */
  assemble(context: ControllerContext): readonly Unit[];
}

/** What of a part works, or waits, as one: some controllers and the kinds that they cannot do without. */
export interface Unit {
  /** `<part>/<unit>` in logs, health and metrics. */
  readonly name: string;
  /** Without one of these it waits. */
  readonly needs: readonly AnyFollowedKind[];
  /** Kinds that it makes use of where they are there. Then it starts when it has seen what there is of them. */
  readonly uses: readonly AnyFollowedKind[];
  /**
   * Kinds that it looks at where it may, and waits for none of them: that one cannot be read is something that it tells.
   * Left out where there are none.
   */
  readonly looksAt?: readonly AnyFollowedKind[];
  /**
   * Makes its controllers, whose queues end when the signal aborts. Called again, after that, when a kind that was gone has
   * come back: what the controllers remembered is about objects that are gone.
   */
  start(signal: AbortSignal): readonly Controller[];
}
