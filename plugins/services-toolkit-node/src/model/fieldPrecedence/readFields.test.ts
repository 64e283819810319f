import { readFields, type SaidFields } from './readFields';

const read = (field: string, text: string) =>
  readFields({
    metadata: { annotations: { [`services-toolkit.io/${field}`]: text } },
  });

describe('readFields', () => {
  it('says nothing of what says nothing', () => {
    expect(readFields(undefined)).toEqual({});
    expect(readFields({ metadata: { name: 'postgres' } })).toEqual({});
  });

  it.each<[string, string, SaidFields]>([
    ['owner', 'dba', { owner: 'group:default/dba' }],
    ['owner', 'user:people/alice', { owner: 'user:people/alice' }],
    ['owner', '', {}],
    ['owner', 'a:b:c/d', {}],
    ['system', 'shop', { system: 'system:default/shop' }],
    ['system', 'system:data/shop', { system: 'system:data/shop' }],
    ['system', '', { system: 'none' }],
    ['system', 'component:default/orders', {}],
    ['system', 'two words', {}],
    ['tags', 'database', { tags: ['database'] }],
    ['tags', ' Database, c++ ,database,', { tags: ['database', 'c++'] }],
    ['tags', 'two words, sql', { tags: ['sql'] }],
    ['tags', 'two words', {}],
    ['tags', '', { tags: [] }],
    [
      'links',
      '[{"url":"https://example.com","title":"Docs","icon":"docs","type":"documentation","other":1}]',
      {
        links: [
          {
            url: 'https://example.com',
            title: 'Docs',
            icon: 'docs',
            type: 'documentation',
          },
        ],
      },
    ],
    [
      'links',
      '[{"url":"javascript:alert(1)"},{"title":"no url"},1,{"url":"http://a.example","title":""}]',
      { links: [{ url: 'http://a.example' }] },
    ],
    ['links', 'https://example.com', {}],
    ['links', '{"url":"https://example.com"}', {}],
    ['links', '[]', { links: [] }],
    ['links', '', { links: [] }],
  ])('%s: %s', (field, text, expected) => {
    expect(read(field, text)).toEqual(expected);
  });
});
