import type { NotifiedClaim } from './NotifiedClaim';
import { notificationOf } from './notificationOf';

const claim: NotifiedClaim = {
  uid: '5f7d',
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'orders-db',
  version: '7',
  class: 'postgres-pool',
};
const details = {
  group: 'services',
  move: 'operator' as const,
  entityName: 'orders-db-a6a4e6f6',
};

describe('notificationOf', () => {
  it.each([
    ['ready' as const, 'orders-db is ready', 'normal'],
    ['failed' as const, 'orders-db cannot be fulfilled as it is', 'high'],
    ['released' as const, 'orders-db was released', 'normal'],
  ])('%s', (occasion, title, severity) => {
    expect(notificationOf(claim, occasion, details)).toMatchObject({
      title,
      severity,
      scope: 'claim:5f7d',
    });
  });

  it('says whose move it is, and nothing in the words of whoever made the claim', () => {
    expect(notificationOf(claim, 'failed', details).description).toBe(
      'It is in namespace my-apps of cluster workload. The platform team has to see to it: its page says to what.',
    );
    for (const occasion of ['ready', 'failed', 'released'] as const) {
      for (const free of [
        'Secret your-password-expires: https://evil.example.com',
        'Visit https://evil.example.com',
        'a b c',
      ]) {
        const said = [
          notificationOf({ ...claim, class: free }, occasion, details),
          notificationOf(
            { ...claim, class: undefined, resource: free },
            occasion,
            details,
          ),
        ].map(({ title, description }) => `${title} ${description}`);
        expect(said.join()).not.toMatch(/evil|password|a b c|https/);
      }
    }
  });

  it('leads to the page of a claim that is there, and nowhere from one that is gone', () => {
    expect(notificationOf(claim, 'ready', details).link).toBe(
      '/catalog/services/resource/orders-db-a6a4e6f6',
    );
    expect(notificationOf(claim, 'released', details).link).toBeUndefined();
  });

  it('names the object that a ResourceClaim is on', () => {
    const onSecret = { ...claim, class: undefined, resource: 'Secret db' };
    expect(notificationOf(onSecret, 'ready', details).description).toBe(
      'Secret db that was claimed in namespace my-apps of cluster workload can be used.',
    );
  });
});
