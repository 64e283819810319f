import type { ConditionStatus } from '@services-toolkit/kubernetes-api';

/**
 * What a condition says of its object. `ready`: it can be used. `failing`: it makes no progress on its own. `underWay`: it takes
 * its time. `notice`: worth telling where nothing else is said. `fine`: nothing to tell.
 */
export type ConditionMeaning =
  | 'ready'
  | 'failing'
  | 'underWay'
  | 'notice'
  | 'fine';

type Meanings = Partial<Record<ConditionStatus, ConditionMeaning>>;

/** Good news when true. */
const readiness: Meanings = {
  True: 'ready',
  False: 'underWay',
  Unknown: 'underWay',
};
const step: Meanings = { True: 'fine', False: 'underWay', Unknown: 'underWay' };
const check: Meanings = { True: 'fine', False: 'failing', Unknown: 'underWay' };
const care: Meanings = { True: 'fine', False: 'notice' };
/** Bad news when true (kstatus: "abnormal-true"). */
const failure: Meanings = { True: 'failing', False: 'fine', Unknown: 'fine' };
const notReady: Meanings = {
  True: 'underWay',
  False: 'fine',
  Unknown: 'fine',
};
const warning: Meanings = { True: 'notice', False: 'fine', Unknown: 'fine' };

/**
 * The types of conditions that operators use, the most telling first. The API conventions of Kubernetes leave it to each type
 * whether True is good news, so that only a table can tell.
 */
const table: readonly (readonly [type: string, meanings: Meanings])[] = [
  // Crossplane's managed resources; LastAsyncOperation is of the providers made with upjet.
  ['LastAsyncOperation', check],
  ['Synced', check],
  // AWS Controllers for Kubernetes.
  ['ACK.Terminal', failure],
  // kstatus, and what others call the same.
  ['Stalled', failure],
  ['Failed', failure],
  ['Failure', failure],
  ['Error', failure],
  ['error', failure],
  ['Degraded', failure],
  ['Terminal', failure],
  ['InstallFailed', failure],
  ['ReplicaFailure', failure],
  ['ReconcileError', failure],
  ['ReconcileFailed', failure],
  ['ReconciliationFailed', failure],
  // Operators of the Operator SDK, and RabbitMQ's.
  ['ReconcileSuccess', check],
  ['ReconciliationSucceeded', check],
  ['ACK.Recoverable', notReady],
  ['Ready', readiness],
  ['ready', readiness],
  // Strimzi.
  ['NotReady', notReady],
  ['Available', readiness],
  ['ClusterAvailable', readiness],
  ['AllReplicasReady', step],
  ['ACK.ReferencesResolved', step],
  ['ACK.ResourceSynced', step],
  ['Healthy', step],
  ['Initialized', step],
  ['Established', step],
  ['Accepted', step],
  ['Provisioned', step],
  ['Reconciled', step],
  // A Deployment's is False when it has given up.
  ['Progressing', { True: 'underWay', False: 'failing', Unknown: 'underWay' }],
  ['Reconciling', notReady],
  ['Initializing', notReady],
  ['initializing', notReady],
  ['Creating', notReady],
  ['Provisioning', notReady],
  ['Pending', notReady],
  ['Updating', notReady],
  ['Upgrading', notReady],
  ['Scaling', notReady],
  ['Restarting', notReady],
  ['Deleting', notReady],
  ['Terminating', notReady],
  ['stopping', notReady],
  // Cluster API v1beta2.
  ['RollingOut', notReady],
  ['ScalingUp', notReady],
  ['ScalingDown', notReady],
  ['Remediating', notReady],
  ['UpToDate', care],
  ['Paused', notReady],
  ['paused', notReady],
  ['ReconciliationPaused', notReady],
  ['Suspended', notReady],
  ['Unhealthy', failure],
  ['Warning', warning],
  ['ACK.Advisory', warning],
  ['NoWarnings', care],
  // CloudNativePG.
  ['ContinuousArchiving', care],
  ['LastBackupSucceeded', care],
];

const meanings = new Map(table);
const ranks = new Map(table.map(([type], index) => [type, index]));

/** Of a type that the table does not have: the conventions recommend that True is good news. */
const unknownType: Meanings = { True: 'fine', False: 'notice' };

export function conditionMeaning(
  type: string,
  status: ConditionStatus,
): ConditionMeaning {
  return (meanings.get(type) ?? unknownType)[status] ?? 'fine';
}

/** The smaller, the more telling. */
export function conditionRank(type: string): number {
  return ranks.get(type) ?? table.length;
}

/** What operators without conditions say in `status.phase` or the like, word by word as they have it. */
const phases = new Map<string, ConditionMeaning>(
  Object.entries({
    failing: [
      'Failed',
      'failed',
      'Error',
      'error',
      'Invalid',
      'Lost',
      // Zalando's operator for PostgreSQL.
      'CreateFailed',
      'UpdateFailed',
      'SyncFailed',
    ],
    underWay: [
      'Pending',
      'pending',
      'Creating',
      'Updating',
      'Upgrading',
      'Reconciling',
      'Provisioning',
      'Initializing',
      'initializing',
      'Scaling',
      'Starting',
      'Stopping',
      'Deleting',
      'Terminating',
    ],
  } as const).flatMap(([meaning, words]) =>
    words.map(word => [word, meaning as ConditionMeaning] as const),
  ),
);

export function phaseMeaning(phase: string): ConditionMeaning {
  return phases.get(phase) ?? 'notice';
}
