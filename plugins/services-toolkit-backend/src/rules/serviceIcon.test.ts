import { hostileSvg } from '../__testUtils__/serviceSamples';
import { type Icon, iconOf, pictureOf } from './serviceIcon';

const base64 = (text: string) => Buffer.from(text).toString('base64');

const svg = (text: string): Icon => ({
  mediatype: 'image/svg+xml',
  base64data: base64(text),
});

describe('the icon of a service', () => {
  it('is an address that the portal does not look at', () => {
    const url = 'https://example.com/pg.svg';
    expect(iconOf({ url })).toEqual({ url });
    expect(pictureOf({ url })).toBeUndefined();
  });

  it.each([
    // eslint-disable-next-line no-script-url
    'javascript:alert(1)',
    'http://example.com/pg.svg',
    'data:image/svg+xml,<svg/>',
    '//example.com/pg.svg',
    'file:///etc/passwd',
  ])('is none at %s', url => {
    expect(iconOf({ url })).toBeUndefined();
    expect(pictureOf({ url })).toBeUndefined();
  });

  it('is named by what it is, and never in a list itself', () => {
    const { digest } = iconOf(svg('<svg/>')) ?? {};
    expect(digest).toMatch(/^[\w-]{22}$/);
    expect(iconOf(svg('<svg/>'))).toEqual({ digest });
    expect(iconOf(svg('<svg> </svg>'))?.digest).not.toBe(digest);
  });

  it('is given without what is active in it', () => {
    const clean = pictureOf(svg(hostileSvg));
    expect(clean?.mediaType).toBe('image/svg+xml');
    expect(String(clean?.bytes)).not.toMatch(
      /script|alert|foreign|href|on\w+=/,
    );
  });

  it('is given as it is where nothing can be active in it', () => {
    const icon = { mediatype: 'image/png', base64data: 'iVBORw==' } as const;
    expect(pictureOf(icon)).toEqual({
      mediaType: 'image/png',
      bytes: Buffer.from('iVBORw==', 'base64'),
    });
  });

  it.each<[string, Icon]>([
    ['of 5 MB', svg(`<svg>${' '.repeat(5_000_000)}</svg>`)],
    ['of a little more than 64 KiB', svg(' '.repeat(64 * 1024 + 4))],
    [
      'of another type',
      { mediatype: 'text/html' as 'image/png', base64data: base64('<svg/>') },
    ],
    ['without a type', { base64data: base64('<svg/>') }],
    ['without content', { mediatype: 'image/png', base64data: '' }],
    ['without anything', {}],
  ])('is none %s', (_, icon) => {
    expect(iconOf(icon)).toBeUndefined();
    expect(pictureOf(icon)).toBeUndefined();
  });

  it('is none where nothing of it is left', () => {
    expect(pictureOf(svg('<script>alert(1)</script>'))).toBeUndefined();
  });
});
