import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import {
  ClusterUnreachableError,
  KubernetesApiError,
} from '@services-toolkit/kubernetes-runtime';
import { readResultFromError } from './readResultFromError';

const refusal = (code: number, reason: string) =>
  new KubernetesApiError({
    code,
    reason,
    message: 'User "system:serviceaccount:portal" at https://10.0.0.1',
  });

describe('readResultFromError', () => {
  it.each([
    [refusal(404, 'NotFound'), { kind: 'absent' }],
    [refusal(404, 'NotServed'), { kind: 'notServed' }],
    // What is no API server's own 404 proves nothing.
    [refusal(404, 'UnexpectedResponse'), { kind: 'unreachable' }],
    [
      refusal(403, 'Forbidden'),
      {
        kind: 'hidden',
        missingRight: { verb: 'get', resource: 'secrets', namespace: 'apps' },
      },
    ],
    [refusal(401, 'Unauthorized'), { kind: 'unreachable' }],
    [refusal(503, 'ServiceUnavailable'), { kind: 'unreachable' }],
    [
      new ClusterUnreachableError('https://10.0.0.1', 'https://10.0.0.1'),
      { kind: 'unreachable' },
    ],
    [new DOMException('timeout', 'TimeoutError'), { kind: 'unreachable' }],
  ])('%p', (error, expected) => {
    const readResult = readResultFromError(error, 'workload', {
      verb: 'get',
      type: builtinResourceTypes.secrets,
      namespace: 'apps',
    });
    expect(readResult).toMatchObject(expected);
    expect(JSON.stringify(readResult)).not.toMatch(
      /10\.0\.0\.1|serviceaccount/,
    );
  });

  it('names the right to a kind of a group, and to one without namespaces', () => {
    expect(
      readResultFromError(refusal(403, 'Forbidden'), 'workload', {
        verb: 'list',
        type: builtinResourceTypes.clusterRoles,
      }),
    ).toEqual({
      kind: 'hidden',
      missingRight: {
        verb: 'list',
        resource: 'clusterroles.rbac.authorization.k8s.io',
      },
    });
  });
});
