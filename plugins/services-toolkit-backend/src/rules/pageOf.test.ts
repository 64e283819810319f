import { decodeCursor, encodeCursor } from './cursor';
import { pageOf } from './pageOf';
import type { PageRequest, PageRules } from './pageOf';

const items = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    key: String(i).padStart(4, '0'),
  }));
const keys = (page: { items: { key: string }[] }) => page.items.map(i => i.key);

describe('pageOf', () => {
  it.each<[string, number, PageRequest, string[], boolean]>([
    ['nothing at all', 0, {}, [], false],
    ['less than a page', 2, { limit: 3 }, ['0000', '0001'], false],
    ['exactly a page', 2, { limit: 2 }, ['0000', '0001'], false],
    ['more than a page', 3, { limit: 2 }, ['0000', '0001'], true],
    [
      'behind the cursor',
      3,
      { limit: 2, cursor: encodeCursor('0001') },
      ['0002'],
      false,
    ],
    [
      'behind a cursor whose item is gone',
      3,
      { limit: 1, cursor: encodeCursor('0000-gone') },
      ['0001'],
      true,
    ],
    ['behind the end', 3, { cursor: encodeCursor('9') }, [], false],
  ])('%s', async (_, count, request, expected, more) => {
    const page = await pageOf(items(count), request);
    expect(keys(page)).toEqual(expected);
    expect(page.nextCursor !== undefined).toBe(more);
  });

  it('never has more items than are allowed, 100 where nothing else is said', async () => {
    expect((await pageOf(items(300), {})).items).toHaveLength(100);
    expect((await pageOf(items(300), { limit: 500 })).items).toHaveLength(100);
    const page = pageOf(items(300), { limit: 500 }, { most: 200 });
    expect((await page).items).toHaveLength(200);
  });

  it.each<[string, PageRules<{ key: string }>]>([
    [
      'refused',
      {
        accept: async batch => batch.map(({ key }) => Number(key) % 7 === 0),
      },
    ],
    ['no candidate', { isCandidate: ({ key }) => Number(key) % 7 === 0 }],
  ])('gives everything once, also where most is %s', async (_, rules) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await pageOf(items(1000), { cursor, limit: 10 }, rules);
      seen.push(...keys(page));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(
      items(1000)
        .map(({ key }) => key)
        .filter(key => Number(key) % 7 === 0),
    );
  });

  it('asks no further than it has to', async () => {
    const looked: string[] = [];
    const asked: string[] = [];
    await pageOf(
      items(1000),
      { limit: 5 },
      {
        isCandidate: ({ key }) => looked.push(key) % 2 === 0,
        accept: async batch => {
          asked.push(...batch.map(({ key }) => key));
          return batch.map(() => true);
        },
      },
    );
    expect(asked).toHaveLength(6);
    expect(looked).toHaveLength(12);
  });

  it('tells what the next page will ask about, where there is one', async () => {
    const ahead: string[][] = [];
    const rules: PageRules<{ key: string }> = {
      isCandidate: ({ key }) => Number(key) % 2 === 0,
      accept: async batch => batch.map(() => true),
      lookAhead: batch => ahead.push(batch.map(({ key }) => key)),
    };
    const first = await pageOf(items(12), { limit: 3 }, rules);
    // The page after it begins with the one that told that there is another page, about which it has asked.
    expect(ahead).toEqual([['0008', '0010']]);
    const { nextCursor: cursor } = first;
    await pageOf(items(12), { limit: 3, cursor }, rules);
    expect(ahead).toHaveLength(1);
  });
});

describe('cursor', () => {
  it('comes back', () => {
    expect(decodeCursor(encodeCursor('wörk/load'))).toBe('wörk/load');
  });

  it.each(['x', '', 'e30', Buffer.from('{"after":1}').toString('base64url')])(
    'refuses %j',
    cursor => {
      expect(() => decodeCursor(cursor)).toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
    },
  );
});
