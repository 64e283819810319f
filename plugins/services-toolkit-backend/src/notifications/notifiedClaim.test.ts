import {
  classClaimReasons,
  resourceClaimReasons,
  type ClassClaim,
  type Condition,
} from '@services-toolkit/kubernetes-api';
import { notifiedClaim } from './NotifiedClaim';
import { notificationOf } from './notificationOf';

const reasons = [
  ...Object.values<readonly string[]>(classClaimReasons).flat(),
  ...Object.values<readonly string[]>(resourceClaimReasons).flat(),
];

const claimThat = (...conditions: Condition[]): ClassClaim => ({
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClassClaim',
  metadata: { name: 'db', namespace: 'my-apps', uid: 'u' },
  spec: { classRef: { name: 'postgres' } },
  status: { conditions },
});

/** What people are told. */
function told(claim: ClassClaim) {
  const { claim: noted, occasion, move } = notifiedClaim('workload', claim);
  return {
    occasion,
    move,
    notification:
      occasion && notificationOf(noted, occasion, { group: 'services', move }),
  };
}

describe('notifiedClaim', () => {
  it.each(reasons)('tells the same however %s is worded', reason => {
    for (const progress of ['Stalled', 'Reconciling', 'NoSuchCondition']) {
      const worded = (message: string) =>
        told(
          claimThat(
            { type: 'Ready', status: 'False', reason, message },
            { type: progress, status: 'True', reason, message },
          ),
        );
      expect(
        worded('Database "db" cannot be composed: was not looked at yet'),
      ).toEqual(worded('x'));
    }
  });

  it('tells of an instance that fails, and not of one that takes its time', () => {
    const unready: Condition = {
      type: 'Ready',
      status: 'False',
      reason: 'ResourceNotReady',
    };
    const stalled: Condition = { ...unready, type: 'Stalled', status: 'True' };
    expect(told(claimThat(unready)).occasion).toBeUndefined();
    expect(told(claimThat(unready, stalled)).occasion).toBe('failed');
  });
});
