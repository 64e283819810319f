import { readingOrder } from './readingOrder';

describe('readingOrder', () => {
  it('has what is required first, as the schema lists it, and YAML last', () => {
    const ordered = readingOrder(
      {
        advanced: {
          type: 'object',
          'x-kubernetes-preserve-unknown-fields': true,
        },
        backups: {
          type: 'object',
          properties: { enabled: { type: 'boolean' } },
        },
        extensions: { type: 'array', items: { type: 'string' } },
        note: { type: 'string' },
        purpose: { type: 'string' },
        version: { type: 'string' },
      },
      ['version', 'purpose'],
    );
    expect(ordered.map(([name]) => name)).toEqual([
      'version',
      'purpose',
      'note',
      'backups',
      'extensions',
      'advanced',
    ]);
  });

  it('keeps the order of equals', () => {
    const text = { type: 'string' };
    expect(
      readingOrder({ b: text, a: text, c: text }).map(([name]) => name),
    ).toEqual(['b', 'a', 'c']);
  });
});
