import type { NoticeClaim } from './NoticeClaim';
import { notificationOf } from './notificationOf';

const claim: NoticeClaim = {
  uid: '5f7d',
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'orders-db',
  version: '7',
  class: 'postgres-pool',
};
const details = { group: 'services', move: 'operator' as const };

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
    expect(notificationOf(claim, 'ready', details).link).toMatch(
      /^\/catalog\/services\/resource\/orders-db-[0-9a-f]{8}$/,
    );
    expect(notificationOf(claim, 'released', details).link).toBeUndefined();
  });

  it('names the object that a ResourceClaim is on, and has a page of its own beside a ClassClaim of its name', () => {
    const onSecret = { ...claim, class: undefined, resource: 'Secret db' };
    const { description, link } = notificationOf(onSecret, 'ready', {
      ...details,
      nameTaken: true,
    });
    expect(description).toBe(
      'Secret db that was claimed in namespace my-apps of cluster workload can be used.',
    );
    expect(link).not.toBe(notificationOf(claim, 'ready', details).link);
  });
});
