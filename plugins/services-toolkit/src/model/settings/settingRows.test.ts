import { settingRows } from './settingRows';

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
