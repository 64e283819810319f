import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { WaitingClaims } from './WaitingClaims';

const waits = (reason = 'NoClaimableInstances', status = 'False') => [
  null,
  { type: 'ResourceClaimCreated', status, reason },
];

function stored(name: string, conditions: unknown, className = 'postgres') {
  const claim = {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClassClaim',
    metadata: { namespace: 'apps', name },
    spec: { classRef: { name: className } },
    status: { conditions },
  } as ClassClaim;
  return { key: `workload/apps/${name}`, cluster: 'workload', claim };
}

describe('WaitingClaims', () => {
  it('counts the claims for which no instance is free, by cluster and class', () => {
    const claims = new WaitingClaims();
    claims.set(stored('a', waits()));
    claims.set(stored('b', waits()));
    claims.set(stored('other', waits(), 'redis'));
    claims.set(stored('ready', waits('ResourceClaimCreated', 'True')));
    claims.set(stored('broken', waits('ResourceNotReady')));
    claims.set(stored('new', undefined));
    claims.set(stored('odd', 'no list'));
    expect(claims.count('workload', 'postgres')).toBe(2);
    expect(claims.count('workload', 'redis')).toBe(1);
    expect(claims.count('elsewhere', 'postgres')).toBe(0);
  });

  it('follows what claims become', () => {
    const claims = new WaitingClaims();
    claims.set(stored('a', waits()));
    claims.set(stored('b', waits()));
    claims.set(stored('b', waits(), 'redis'));
    expect(claims.count('workload', 'postgres')).toBe(1);
    claims.set(stored('a', []));
    claims.delete('workload/apps/b');
    claims.delete('workload/apps/never-there');
    expect(claims.count('workload', 'postgres')).toBe(0);
    expect(claims.count('workload', 'redis')).toBe(0);
    const leaving = stored('c', waits());
    leaving.claim.metadata.deletionTimestamp = '2026-11-30T00:00:00Z';
    claims.set(leaving);
    expect(claims.count('workload', 'postgres')).toBe(0);
  });
});
