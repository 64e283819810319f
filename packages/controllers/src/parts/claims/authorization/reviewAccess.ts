import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { RecordedPerson } from './recordedPerson';
import { refusalOf } from '../../../runtime/refusalOf';

/** What somebody wants to do, as a SubjectAccessReview names it. */
export interface AccessAttributes {
  verb: string;
  group: string;
  resource: string;
  name?: string;
  /** Absent: in the whole cluster. */
  namespace?: string;
}

/** Whether somebody may do something. */
export type Access =
  | { kind: 'allowed' }
  | { kind: 'denied' }
  /** The controllers may not ask. */
  | { kind: 'unknown'; message: string };

interface SubjectAccessReview extends KubernetesObject {
  spec: RecordedPerson & { resourceAttributes: AccessAttributes };
  status?: { allowed?: boolean };
}

/** Asks the API server what somebody may do. */
export async function reviewAccess(
  client: Pick<KubernetesClient, 'create'>,
  { user, groups }: RecordedPerson,
  resourceAttributes: AccessAttributes,
): Promise<Access> {
  try {
    const { status } = await client.create<SubjectAccessReview>(
      builtinResourceTypes.subjectAccessReviews,
      {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SubjectAccessReview',
        metadata: {},
        spec: { user, groups, resourceAttributes },
      },
    );
    return { kind: status?.allowed ? 'allowed' : 'denied' };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return { kind: 'unknown', message: refusal.message };
  }
}
