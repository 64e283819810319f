import type {
  SecretExportConditionType,
  SecretImportConditionType,
} from '../conditions/replicationConditionTypes';
import type { ReasonOf } from './reasons';

/** Why a SecretExport is not ready, by the condition that says so first. All of them are ours. @public */
export const secretExportReasons = {
  SecretFound: [
    'SecretNotFound',
    /** It is a credential of the cluster itself, such as the token of a ServiceAccount. */
    'SecretNotAllowed',
  ],
  Ready: [
    'LinkNotFound',
    /** The link has no ServiceAccount, or no namespace for its copies (yet). */
    'LinkNotReady',
    /** The API server refuses the copy, or its name is taken. */
    'UnableToCopy',
  ],
} as const satisfies Partial<
  Record<SecretExportConditionType, readonly string[]>
>;

/** Why a SecretImport is not ready, by the condition that says so first. All of them are ours. @public */
export const secretImportReasons = {
  LinkReady: [
    'LinkNotFound',
    /** The service cluster was not reached yet, or the link is not one. */
    'LinkNotReady',
    /** What is exported cannot be read at the moment: what is here is kept. */
    'UpstreamUnreachable',
  ],
  Exported: [
    /** No SecretExport there lets this cluster have it. */
    'NotExported',
  ],
  Ready: [
    /** A Secret of the name is here that is not this import's. */
    'SecretExists',
    /** The API server refuses the Secret. */
    'UnableToWrite',
  ],
} as const satisfies Partial<
  Record<SecretImportConditionType, readonly string[]>
>;

/** A reason in a condition of a SecretExport. @public */
export type SecretExportReason = ReasonOf<
  SecretExportConditionType,
  typeof secretExportReasons
>;

/** A reason in a condition of a SecretImport. @public */
export type SecretImportReason = ReasonOf<
  SecretImportConditionType,
  typeof secretImportReasons
>;
