import { withoutSecrets } from './withoutSecrets';

const secret = { type: 'string', format: 'password' };

describe('withoutSecrets', () => {
  it('leaves out what the schema says is secret, however deep', () => {
    expect(
      withoutSecrets(
        {
          type: 'object',
          properties: {
            user: { type: 'string' },
            password: secret,
            admin: {
              type: 'object',
              properties: { name: { type: 'string' }, password: secret },
            },
            people: {
              type: 'array',
              items: { type: 'object', properties: { password: secret } },
            },
            tokens: { type: 'array', items: secret },
            keys: { type: 'object', additionalProperties: secret },
            labels: {
              type: 'object',
              additionalProperties: { type: 'string' },
            },
          },
        },
        {
          user: 'app',
          password: 'hunter2',
          admin: { name: 'root', password: 'hunter2' },
          people: [{ password: 'hunter2' }],
          tokens: ['hunter2'],
          keys: { a: 'hunter2' },
          labels: { team: 'apps' },
        },
      ),
    ).toEqual({
      user: 'app',
      admin: { name: 'root' },
      people: [{}],
      tokens: [],
      keys: {},
      labels: { team: 'apps' },
    });
  });
});
