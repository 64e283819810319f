import { parseBody } from './parseBody';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('parseBody', () => {
  it('reads what can be kept', () => {
    const text = '{"a": [9007199254740991, -9007199254740991, 0.1, 1e20]}';
    expect(parseBody(bytes(text))).toEqual(JSON.parse(text));
  });

  it.each([
    ['{"parameters": {"size": 9007199254740993}}', ['parameters.size']],
    ['{"parameters": {"size": -9223372036854775808}}', ['parameters.size']],
    ['{"a": [1, {"b": 12345678901234567890}], "c": 1e999}', ['a[1].b', 'c']],
    ['9007199254740993', ['body']],
  ])('refuses what would be rounded, and says where: %s', (text, fields) => {
    let error: any;
    try {
      parseBody(bytes(text));
    } catch (caught) {
      error = caught;
    }
    expect(error.name).toBe('InputError');
    expect(error.causes.map(({ field }: any) => field)).toEqual(fields);
    expect(error.message).toContain(fields[0]);
  });

  it.each([
    ['not JSON', bytes('{')],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['UTF-16', new Uint8Array(Buffer.from('{"a":1}', 'utf16le'))],
  ])('refuses what is %s', (_, body) => {
    expect(() => parseBody(body)).toThrow('is not JSON in UTF-8');
  });

  it('is not stopped by depth', () => {
    const depth = 40_000;
    expect(() =>
      parseBody(
        bytes(`${'['.repeat(depth)}9007199254740993${']'.repeat(depth)}`),
      ),
    ).toThrow('cannot be kept exactly');
  });
});
