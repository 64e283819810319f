import { exampleSettings } from './exampleSettings';

describe('exampleSettings', () => {
  it('holds defaults, and a placeholder for what is required', () => {
    expect(
      exampleSettings({
        type: 'object',
        required: ['version', 'storageGB', 'network', 'name'],
        properties: {
          version: { type: 'string', enum: ['17', '18'] },
          storageGB: { type: 'integer', minimum: 5 },
          name: { type: 'string' },
          backups: { type: 'integer', default: 7 },
          note: { type: 'string' },
          network: {
            type: 'object',
            required: ['zone'],
            properties: { zone: { type: 'string' } },
          },
        },
      }),
    ).toEqual({
      version: '17',
      storageGB: 5,
      name: '<name>',
      backups: 7,
      network: { zone: '<zone>' },
    });
  });

  it('takes names that every object has for what they are', () => {
    const text = { type: 'string' };
    const properties = Object.fromEntries(
      ['toString', '__proto__', 'constructor'].map(name => [name, text]),
    );
    const settings = exampleSettings({
      type: 'object',
      required: Object.keys(properties),
      properties,
    });
    expect(Object.entries(settings)).toEqual([
      ['toString', '<toString>'],
      ['__proto__', '<__proto__>'],
      ['constructor', '<constructor>'],
    ]);
    // Nothing is said of one that is required and not described.
    expect(
      exampleSettings({ type: 'object', required: ['hasOwnProperty'] }),
    ).toEqual({ hasOwnProperty: '<hasOwnProperty>' });
  });
});
