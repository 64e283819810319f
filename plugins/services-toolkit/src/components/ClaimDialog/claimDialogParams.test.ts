import { readClaimDialog, writeClaimDialog } from './claimDialogParams';

describe('claimDialogParams', () => {
  it.each([
    { step: 'service' as const },
    { step: 'service' as const, forEntity: '' },
    { step: 'need' as const },
    {
      step: 'need-review' as const,
      forEntity: 'component:default/orders',
    },
    { step: 'service' as const, forEntity: 'component:default/orders' },
    {
      step: 'review' as const,
      offering: 'services/postgres',
      forEntity: 'component:default/orders',
    },
  ])('%j comes back from the address', state => {
    const params = writeClaimDialog(new URLSearchParams('q=db'), state);
    expect(readClaimDialog(params)).toEqual(state);
    expect(params.get('q')).toBe('db');
    expect(`${writeClaimDialog(params, undefined)}`).toBe('q=db');
  });

  it.each([
    ['', undefined],
    ['claim=nonsense', undefined],
    ['claim=review', { step: 'service' }],
  ])('%j is %j', (address, expected) => {
    expect(readClaimDialog(new URLSearchParams(address))).toEqual(expected);
  });
});
