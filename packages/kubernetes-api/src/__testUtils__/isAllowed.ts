import type { ClusterUnderTest } from './useCluster';

/** Something that somebody may be allowed to do. */
export interface Access {
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  name?: string;
  /** Absent: in the whole cluster. */
  namespace?: string;
}

/** Asks the API server whether somebody may do something. */
export async function isAllowed(
  cluster: ClusterUnderTest,
  who: { user: string } | { group: string },
  access: Access,
): Promise<boolean> {
  const allowed = await cluster.kubectl(
    ['create', '-f', '-', '-o', 'jsonpath={.status.allowed}'],
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: {
        ...('user' in who
          ? { user: who.user }
          : { user: 'somebody', groups: [who.group] }),
        resourceAttributes: access,
      },
    },
  );
  return allowed === 'true';
}
