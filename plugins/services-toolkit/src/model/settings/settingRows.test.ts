import { settingRows, settingRules } from './settingRows';

describe('settingRows', () => {
  it('tells each setting, groups before what is in them', () => {
    const rows = settingRows({
      type: 'object',
      required: ['version'],
      properties: {
        version: {
          type: 'string',
          enum: ['17', '18'],
          default: '18',
          description: 'Of PostgreSQL.',
        },
        storageGB: { type: 'integer', minimum: 1, maximum: 100 },
        nodes: {
          type: 'array',
          maxItems: 3,
          items: {
            type: 'object',
            required: ['zone'],
            properties: { zone: { type: 'string', pattern: '^eu-' } },
          },
        },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        port: { 'x-kubernetes-int-or-string': true },
        extra: { 'x-kubernetes-preserve-unknown-fields': true },
      },
    });
    expect(rows).toEqual([
      {
        path: 'version',
        name: 'version',
        depth: 0,
        type: { name: 'string' },
        required: true,
        default: '18',
        allowed: ['17', '18'],
        limits: [],
        description: 'Of PostgreSQL.',
      },
      expect.objectContaining({
        path: 'storageGB',
        required: false,
        limits: [
          { kind: 'minimum', value: 1 },
          { kind: 'maximum', value: 100 },
        ],
      }),
      expect.objectContaining({
        path: 'nodes',
        type: { name: 'array', of: { name: 'object' } },
        limits: [{ kind: 'maxItems', value: 3 }],
      }),
      expect.objectContaining({
        path: 'nodes[].zone',
        depth: 1,
        required: true,
        limits: [{ kind: 'pattern', value: '^eu-' }],
      }),
      expect.objectContaining({
        path: 'labels',
        type: { name: 'map', of: { name: 'string' } },
      }),
      expect.objectContaining({ type: { name: 'intOrString' } }),
      expect.objectContaining({ type: { name: 'free' } }),
    ]);
  });
});

describe('what a reader wants to know beyond types', () => {
  it('has titles, and what the values of a list may be', () => {
    expect(
      settingRows({
        properties: {
          zones: {
            type: 'array',
            title: 'Zones',
            items: { type: 'string', enum: ['a', 'b'] },
          },
        },
      }),
    ).toEqual([
      expect.objectContaining({ title: 'Zones', allowed: ['a', 'b'] }),
    ]);
  });

  it('has the rules of the class, in its words or in CEL', () => {
    expect(
      settingRules({
        'x-kubernetes-validations': [
          { rule: 'self.size <= 20', message: 'at most 20 in development' },
        ],
        properties: {
          nodes: {
            type: 'array',
            items: { 'x-kubernetes-validations': [{ rule: 'self.cpu > 0' }] },
          },
        },
      }),
    ).toEqual([
      { path: '', text: 'at most 20 in development' },
      { path: 'nodes[]', text: 'self.cpu > 0' },
    ]);
  });
});
