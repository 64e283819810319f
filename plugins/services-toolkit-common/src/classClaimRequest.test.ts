import { classClaimRequest } from './classClaimRequest';

const key = { cluster: 'workload', namespace: 'my-apps', name: 'db' };
const classSelector = { type: 'postgresql' };

describe('classClaimRequest', () => {
  it.each([
    { ...key, class: 'postgres' },
    { ...key, classSelector },
  ])('takes %j as it is', request => {
    expect(classClaimRequest(request)).toEqual(request);
  });

  it.each([key, { ...key, class: 'postgres', classSelector }])(
    'does not take %j',
    request => {
      expect(() => classClaimRequest(request)).toThrow(/not both/);
    },
  );
});
