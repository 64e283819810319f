import type { Message } from '../messages/Message';
import type { MissingRight } from '../missingRule/MissingRight';
import type { ClaimMove, ClaimSummary } from '../summary/ClaimSummary';
import type {
  Condition,
  ObjectReference,
} from '@services-toolkit/kubernetes-api';

/**
 * What a link stands for, in the order in which a claim is fulfilled. `source` is what instances come from (a pool, an XRD
 * or a template), `instance` what the claim gets, `resource` what the instance is made of. Where the instance's kind is that
 * of another cluster, `clusterLink` is how that is reached, `groupImport` what makes the kind usable here, and
 * `namespaceImport` what opens the namespace for it.
 *
 * @public
 */
export type LinkKind =
  | 'claim'
  | 'class'
  | 'source'
  | 'clusterLink'
  | 'groupImport'
  | 'namespaceImport'
  | 'instance'
  | 'resource'
  | 'resourceClaim'
  | 'secret'
  | 'workload';

/**
 * How a link is. `unknown`: it could not be read just now; `notReached`: its turn has not come; `hidden`: the reader may
 * not read it.
 *
 * @public
 */
export type LinkState =
  | 'ok'
  | 'waiting'
  | 'failed'
  | 'unknown'
  | 'notReached'
  | 'hidden';

/** What is to be said of one object. @public */
export interface Finding {
  state: LinkState;
  /** What is the case, and what to do, for people who need not know Kubernetes. */
  messages: Message[];
  move: ClaimMove;
  /** Since when, RFC 3339; absent where nothing tells. */
  since?: string;
}

/** An Event of Kubernetes, in the words of either of its APIs. @public */
export interface DiagnosisEvent {
  /** `Normal` or `Warning`. */
  type: string;
  reason: string;
  message: string;
  count: number;
  /** RFC 3339. */
  lastSeen?: string;
}

/** One object that a claim hangs on, or the place where it would be. @public */
export interface DiagnosisLink extends Finding {
  /** Names the link within its graph, the same each time. */
  id: string;
  kind: LinkKind;
  object?: ObjectReference;
  /** Where it is about no object, or none yet: the kind of those that it is about. */
  about?: string;
  /** The right that the reader of a `hidden` link lacks. */
  missingRight?: MissingRight;
  /** Where the reader does not lack that right, but the portal: it may not ask for the object in the reader's name. */
  lackedBy?: 'portal';
  conditions: Condition[];
  /** The newest first, a bounded number. */
  events: DiagnosisEvent[];
  /** Of a Secret: the names of its keys. */
  keys?: string[];
  /** The object itself without managedFields; absent for Secrets. */
  manifest?: Record<string, unknown>;
}

/**
 * What a claim hangs on, and which link holds it up. Its state is `ready` exactly when the claim says so itself.
 *
 * @public
 */
export interface Diagnosis extends ClaimSummary {
  /** Since when, RFC 3339; absent where nothing tells. */
  since?: string;
  /** The `id` of the link that the messages are about; absent where all is well, or no link is known to be the reason. */
  brokenLink?: string;
  /** In the order in which a claim is fulfilled. */
  links: DiagnosisLink[];
  /** How many resources of the instance are not among the links, because there are too many. */
  omittedResources: number;
}
