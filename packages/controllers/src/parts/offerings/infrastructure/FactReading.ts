import type { ClusterInfrastructureStatus } from '@services-toolkit/kubernetes-api';
import type { FactName } from '@services-toolkit/offerings';

/** What came of looking for a fact. */
export type FactReading<T> =
  | { kind: 'known'; value: T }
  /** The controllers may not read what tells it; the sentence says which rule is missing. */
  | { kind: 'forbidden'; missingRule: string }
  /** Nothing in the cluster tells it; the sentence says what would. */
  | { kind: 'untold'; message: string }
  /** It cannot be read at the moment. */
  | { kind: 'failed'; message: string }
  /** The first answer is on its way. */
  | { kind: 'pending' };

/** All of them. */
export type FactReadings = {
  [TFact in FactName]: FactReading<
    NonNullable<ClusterInfrastructureStatus[TFact]>
  >;
};
