import { parseNotifiedClaim } from './parseNotifiedClaim';

const least = {
  uid: 'u',
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'db',
  version: '1',
};

describe('parseNotifiedClaim', () => {
  it.each([
    ['the least', least],
    ['all of it', { ...least, class: 'postgres', requestedBy: 'alice' }],
  ])('reads %s', (_, claim) => {
    expect(parseNotifiedClaim(JSON.stringify(claim))).toEqual(claim);
    // Some databases parse JSON themselves.
    expect(parseNotifiedClaim(claim)).toEqual(claim);
  });

  it('leaves out what is no text, and what it does not know', () => {
    expect(
      parseNotifiedClaim(JSON.stringify({ ...least, class: 1, more: 'x' })),
    ).toEqual(least);
  });

  it.each(['', '{"uid":', 'null', '[]', '{}', '{"uid":"u"}', '"db"', 7, null])(
    'reads nothing from %j',
    text => {
      expect(parseNotifiedClaim(text)).toBeUndefined();
    },
  );
});
