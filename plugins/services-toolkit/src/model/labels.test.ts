import { formatLabels, parseLabels } from './labels';

describe('labels', () => {
  it.each([
    ['', {}],
    ['tier=gold', { tier: 'gold' }],
    [
      ' tier=gold ,example.com/region=eu,',
      { tier: 'gold', 'example.com/region': 'eu' },
    ],
    ['empty=', { empty: '' }],
  ])('%j are %j', (text, labels) => {
    expect(parseLabels(text)).toEqual(labels);
    expect(parseLabels(formatLabels(labels))).toEqual(labels);
  });

  it.each([
    'tier',
    '=gold',
    'tier=gold=old',
    'tier=-gold',
    'Example.com/tier=gold',
    'a/b/c=d',
    `tier=${'x'.repeat(64)}`,
  ])('%j are none', text => {
    expect(parseLabels(text)).toBeUndefined();
  });
});
