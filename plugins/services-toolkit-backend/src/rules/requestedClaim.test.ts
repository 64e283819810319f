import { requestedClaim } from './requestedClaim';

const key = { cluster: 'workload', namespace: 'my-apps', name: 'db' };
const resource = { apiVersion: 'v1', kind: 'Secret', name: 'credentials' };

describe('requestedClaim', () => {
  it.each([
    { ...key, class: 'postgres' },
    { ...key, class: 'postgres', parameters: { storageGB: 5 } },
    { ...key, service: { name: 'postgresql', plan: 'small' } },
    {
      ...key,
      service: { name: 'postgresql', plan: 'small' },
      parameters: { storageGB: 5 },
    },
    { ...key, classSelector: { type: 'postgresql' } },
    { ...key, classSelector: { plan: 'small' }, parameters: { size: 5 } },
    { ...key, resource },
    { ...key, resource, entityRef: 'component:default/orders' },
  ])('takes %j as it is', body => {
    expect(requestedClaim(body)).toEqual(body);
  });

  it.each([
    [key, /either the class/],
    [{ ...key, class: 'postgres', resource }, /only one of them/],
    [
      { ...key, class: 'postgres', service: { name: 'pg', plan: 'small' } },
      /only one of them/,
    ],
    [{ ...key, class: 'pg', classSelector: { plan: 'x' } }, /only one of them/],
    [{ ...key, resource, parameters: {} }, /takes no parameters/],
  ])('does not take %j', (body, message) => {
    expect(() => requestedClaim(body)).toThrow(message);
  });
});
