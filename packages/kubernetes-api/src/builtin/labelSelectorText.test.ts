import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelSelectorText } from './labelSelectorText';

test('a selector becomes what a list takes', () => {
  assert.equal(
    labelSelectorText({
      matchLabels: { tier: 'gold', app: 'x' },
      matchExpressions: [
        { key: 'zone', operator: 'In', values: ['a', 'b'] },
        { key: 'old', operator: 'DoesNotExist' },
        { key: 'size', operator: 'NotIn', values: ['s'] },
        { key: 'ok', operator: 'Exists' },
      ],
    }),
    '!old,app=x,ok,size notin (s),tier=gold,zone in (a,b)',
  );
});

test('a selector of everything needs no text', () => {
  assert.equal(labelSelectorText(undefined), undefined);
  assert.equal(labelSelectorText({ matchLabels: {} }), undefined);
});

test('the same selector is the same text in whatever order it is written', () => {
  assert.equal(
    labelSelectorText({ matchLabels: { a: '1', b: '2' } }),
    labelSelectorText({ matchLabels: { b: '2', a: '1' } }),
  );
});
