import type {
  ClassClaim,
  ClassClaimStatus,
  ClusterInstanceClass,
  ClusterInstanceClassReason,
  ObjectReference,
} from '@services-toolkit/kubernetes-api';

/** What stands behind a class that makes instances. */
export type ClassSource =
  | {
      kind: 'ready';
      /** Structural schema of `spec.parameters`, without the provisioner's own fields. */
      parametersSchema: Record<string, unknown>;
      instanceType: { group: string; version: string; kind: string };
      /** Of the condition Ready. */
      message: string;
    }
  | { kind: 'broken'; reason: ClusterInstanceClassReason; message: string }
  /** The first answer is on its way, or bad news may pass: a watch, or the next look, tells. */
  | { kind: 'pending' };

type ProvisionedBy = NonNullable<ClassClaimStatus['provisionedBy']>;

/** What is written to a claim before anything is made for it, so that deletion finds it whatever happens. */
export interface ProvisionPlan {
  /** Goes into the provisioner's annotation, for instance the XRD's name; what is believed later is `provisionedBy`. */
  origin: string;
  /** Goes into `status.provisionedBy`. */
  provisionedBy: Pick<
    ProvisionedBy,
    'template' | 'compositeResourceDefinition' | 'parameters'
  >;
  /** Goes into `status.provisionedResourceRef`. */
  provisionedResourceRef: ObjectReference;
  /** Goes into `status.provisionedResources`: what else will be made, as far as it can be told. */
  provisionedResources?: ObjectReference[];
}

/** What is made for a claim is made from this; validated, with defaults. */
export interface ProvisionOrder {
  instanceClass: ClusterInstanceClass;
  parameters: Record<string, unknown>;
}

/** How far an instance is. */
export type Provisioning =
  | { kind: 'pending' }
  /** The API server refused a write (its words), or what is in the way belongs to somebody else. */
  | { kind: 'refused'; message: string }
  | {
      kind: 'notReady';
      reason: 'ResourceNotReady' | 'ResourceReadyUnsupported';
      /** The instance's own words, in a sentence. */
      message: string;
      /** It does not become ready on its own. */
      isFailing: boolean;
      /** Given where nothing tells of the next change. */
      lookAgainMs?: number;
    }
  /** The claim's ResourceClaim is to refer to this: a Secret, or a Provisioned Service, by its UID no other of the name. */
  | { kind: 'ready'; ref: ObjectReference; uid: string };

/** What came of keeping the credentials of a claim as they should be. */
export type Upkeep =
  /** `uid` is that of the Secret that was put together, where one is. */
  | { kind: 'kept'; uid?: string }
  /** They are gone or behind: why, in the API server's words where it refused. */
  | { kind: 'failed'; message: string };

/** How far the removal of an instance is. */
export type Removal =
  | { kind: 'gone' }
  /** Under way: a watch, or the next look, tells of its end. */
  | { kind: 'underWay'; message: string }
  /** The API server refused, or something keeps it: the message names what, and what to do. */
  | { kind: 'blocked'; message: string };

/** Whom a provisioner wakes: who has to look again. */
export interface WakeUps {
  /** `namespace/name` of a ClassClaim. */
  classClaim(key: string): void;
  /** The name of a ClusterInstanceClass. */
  clusterInstanceClass(name: string): void;
}

/**
 * A way to make instances for claims. All methods may be called again at any time, also after a crash in the middle of the
 * last call, and then go on from what they find in the cluster. They throw only what passes without anybody's help (conflicts,
 * outages); what users can cause is in what they return.
 */
export interface Provisioner {
  /** The field of `spec.provisioner` that asks for it. */
  readonly name: 'crossplane' | 'template';
  /** The annotation on a claim that says from what its instance is made: for people, and as the original had it. */
  readonly originAnnotation: string;
  /** The parameters that it records in the status: more bytes of JSON than these are a violation. */
  readonly mostParameterBytes?: number;
  /** The Event's reason once the instance has been made, and once it is gone. */
  readonly eventReasons: {
    created: 'CreatedCompositeResource' | 'CreatedInstance';
    deleted: 'DeletedCompositeResource' | 'DeletedInstance';
    deletionFailed:
      | 'CompositeResourceDeletionFailed'
      | 'InstanceDeletionFailed';
  };

  /** Reads what is behind a class, and sees to it that its changes are told. */
  observeClass(instanceClass: ClusterInstanceClass): Promise<ClassSource>;
  /** The class is gone, or is of another sort by now. */
  forgetClass(className: string): void;

  /** What will be made for a claim; nothing is written. */
  plan(
    claim: ClassClaim,
    instanceClass: ClusterInstanceClass,
    parameters: Record<string, unknown>,
  ): Promise<ProvisionPlan | { kind: 'pending' }>;

  /**
   * Makes what is missing and says how far it is. The claim has the finalizer, and its status says what is made from what
   * by now. `order` is undefined where the class is gone or is made from something else
   * by now: then nothing new is made, and what is there is looked at.
   */
  provision(
    claim: ClassClaim,
    order: ProvisionOrder | undefined,
  ): Promise<Provisioning>;

  /** Called on each run over a fulfilled claim: keeps what follows its sources, such as a Secret put together from others. */
  keep?(claim: ClassClaim): Promise<Upkeep>;

  /**
   * Deletes what was made for a claim and nothing else: an object counts as the claim's only if each of the two says so
   * (by UID).
   */
  remove(claim: ClassClaim): Promise<Removal>;
}
