import { resolveField, type Source } from './resolveField';

const nothing: Source<string> = { says: undefined };
const says = (text: string): Source<string> => ({ says: text });

describe('resolveField', () => {
  it.each<[Source<string>[], string | undefined, string | undefined]>([
    [[], undefined, undefined],
    [[], 'before', undefined],
    [[says('a'), says('b')], 'before', 'a'],
    [[nothing, says('b')], 'before', 'b'],
    [[nothing, 'unread', says('c')], 'before', 'before'],
    [[says('a'), 'unread'], 'before', 'a'],
    [['unread', says('b')], undefined, 'b'],
  ])('of %j, before: %s', (sources, before, expected) => {
    expect(resolveField(sources, before)).toBe(expected);
  });
});
