import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabelSelector } from './LabelSelector';
import { matchesLabelSelector } from './matchesLabelSelector';

const labels = { tier: 'gold', zone: 'a' };
const rows: [string, LabelSelector | undefined, boolean][] = [
  ['no selector selects everything', undefined, true],
  ['an empty selector selects everything', {}, true],
  ['an equal label', { matchLabels: { tier: 'gold' } }, true],
  [
    'one of two labels differs',
    { matchLabels: { tier: 'gold', zone: 'b' } },
    false,
  ],
  [
    'In with the value',
    { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a', 'b'] }] },
    true,
  ],
  [
    'In without the value',
    { matchExpressions: [{ key: 'zone', operator: 'In', values: ['b'] }] },
    false,
  ],
  [
    'In on a label that is not there',
    { matchExpressions: [{ key: 'x', operator: 'In', values: [''] }] },
    false,
  ],
  [
    'NotIn with the value',
    { matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] },
    false,
  ],
  [
    'NotIn on a label that is not there',
    { matchExpressions: [{ key: 'x', operator: 'NotIn', values: ['a'] }] },
    true,
  ],
  ['Exists', { matchExpressions: [{ key: 'zone', operator: 'Exists' }] }, true],
  [
    'Exists on a label that is not there',
    { matchExpressions: [{ key: 'x', operator: 'Exists' }] },
    false,
  ],
  [
    'DoesNotExist',
    { matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] },
    true,
  ],
  [
    'DoesNotExist on a label that is there',
    { matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] },
    false,
  ],
  [
    'labels and expressions have to match both',
    {
      matchLabels: { tier: 'gold' },
      matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }],
    },
    false,
  ],
];

for (const [name, selector, expected] of rows) {
  test(name, () =>
    assert.equal(matchesLabelSelector(selector, labels), expected),
  );
}
