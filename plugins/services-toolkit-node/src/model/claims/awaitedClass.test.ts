import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { awaitedClass } from './awaitedClass';

const waits = (reason = 'NoClaimableInstances', status = 'False') => [
  null,
  { type: 'ResourceClaimCreated', status, reason },
];

function aClaim(conditions: unknown): ClassClaim {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClassClaim',
    metadata: { namespace: 'apps', name: 'db' },
    spec: { classRef: { name: 'postgres' } },
    status: { conditions },
  } as ClassClaim;
}

describe('awaitedClass', () => {
  it.each([
    ['waits for an instance', waits(), 'postgres'],
    ['is ready', waits('ResourceClaimCreated', 'True'), undefined],
    ['waits for something else', waits('ResourceNotReady'), undefined],
    ['is new', undefined, undefined],
    ['has a status that is none', 'no list', undefined],
  ])('of a claim that %s', (_, conditions, expected) => {
    expect(awaitedClass(aClaim(conditions))).toBe(expected);
  });

  it('of a claim that is being deleted is none', () => {
    const leaving = aClaim(waits());
    leaving.metadata.deletionTimestamp = '2026-11-30T00:00:00Z';
    expect(awaitedClass(leaving)).toBeUndefined();
  });
});
