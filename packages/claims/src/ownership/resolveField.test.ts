import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimOwner } from './claimOwner';
import { resolveField, type SaidBy } from './resolveField';

const nothing: SaidBy<string> = { says: undefined };
const says = (text: string): SaidBy<string> => ({ says: text });

describe('resolveField', () => {
  const rows: [SaidBy<string>[], string | undefined, string | undefined][] = [
    [[], undefined, undefined],
    [[], 'before', undefined],
    [[says('a'), says('b')], 'before', 'a'],
    [[nothing, says('b')], 'before', 'b'],
    [[nothing, 'unread', says('c')], 'before', 'before'],
    [[says('a'), 'unread'], 'before', 'a'],
    [['unread', says('b')], undefined, 'b'],
  ];
  for (const [sources, before, expected] of rows) {
    it(`of ${JSON.stringify(sources)}, before: ${before}`, () => {
      assert.equal(resolveField(sources, before), expected);
    });
  }
});

describe('claimOwner', () => {
  const all = {
    claim: says('claim'),
    madeFor: says('madeFor'),
    namespace: says('namespace'),
    class: says('class'),
  };

  it('asks the claim, then what it is made for, then its namespace, then its class', () => {
    const order = ['claim', 'madeFor', 'namespace', 'class'] as const;
    let sources: typeof all = { ...all };
    for (const source of order) {
      assert.equal(claimOwner(sources), source);
      sources = { ...sources, [source]: nothing };
    }
    assert.equal(claimOwner(sources), undefined);
  });

  it('goes without the class where whose the application is matters', () => {
    const { class: _, ...others } = all;
    assert.equal(
      claimOwner({
        ...others,
        claim: nothing,
        madeFor: nothing,
        namespace: nothing,
      }),
      undefined,
    );
  });

  it('keeps what was decided while something cannot be read that comes before', () => {
    assert.equal(
      claimOwner({ ...all, claim: nothing, madeFor: 'unread' }, 'before'),
      'before',
    );
  });
});
