import { sanitizeSvg } from './sanitizeSvg';

const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"${attributes}>${inner}</svg>`;

describe('sanitizeSvg', () => {
  it('leaves a drawing as it is', () => {
    const drawing = svg(
      '<defs><linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="#336791"></stop></linearGradient></defs><path d="M1 1h2" fill="url(#g)" stroke-width="2"></path><text x="1" y="2">a &lt; b</text>',
    );
    expect(sanitizeSvg(drawing)).toBe(drawing);
  });

  it.each<[what: string, inner: string]>([
    ['a script', '<script>alert(1)</script>'],
    ['a script in CDATA', '<script><![CDATA[alert(1)]]></script>'],
    ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>'],
    ['a script with a prefix', '<svg:script>alert(1)</svg:script>'],
    ['HTML inside', '<foreignObject><iframe src="//evil"/></foreignObject>'],
    ['a handler', '<path onload="alert(1)" onclick="alert(1)"/>'],
    ['a link', '<a href="javascript:alert(1)"><path d="M1 1"/></a>'],
    ['an old link', '<a xlink:href="javascript:alert(1)"/>'],
    ['an image from elsewhere', '<image href="https://evil.example/x"/>'],
    ['a copy of another file', '<use href="https://evil.example/x#y"/>'],
    ['a style sheet', '<style>@import "https://evil.example/x";</style>'],
    ['a style', '<path style="fill:url(https://evil.example/x)"/>'],
    ['a fill from elsewhere', '<path fill="url(https://evil.example/x)"/>'],
    ['the same in capitals', '<path fill="URL( \'https://evil.example/x\')"/>'],
    ['the same with an escape', '<path fill="u\\72l(https://evil.example)"/>'],
    ['the same as a character', '<path fill="&#117;rl(//evil.example/x)"/>'],
    [
      'an animation that sets a link',
      '<animate attributeName="href" to="javascript:alert(1)"/><set attributeName="onload" to="alert(1)"/>',
    ],
  ])('removes %s', (_, inner) => {
    const clean = sanitizeSvg(svg(inner)) ?? '';
    expect(clean).toMatch(/^<svg /);
    expect(clean).not.toMatch(
      /script|alert|evil|foreign|iframe|on\w+=|href|style|animate|<set|<use|<image/i,
    );
  });

  it('removes what comes before the drawing, and a handler on it', () => {
    const attack = `<?xml-stylesheet href="//evil.example"?><!DOCTYPE svg [<!ENTITY x "evil">]><!-- evil -->${svg(
      '<path d="M1 1"/>&x;',
      ' onload="evil()"',
    )}`;
    expect(sanitizeSvg(attack)).toBe(svg('<path d="M1 1"></path>&amp;x;'));
  });

  it.each([
    ['HTML', '<html><body><p>no picture</p></body></html>'],
    ['text', 'alert(1)'],
    ['nothing', ''],
    ['a script alone', '<script>alert(1)</script>'],
  ])('makes no picture of %s', (_, text) => {
    expect(sanitizeSvg(text)).toBeUndefined();
  });

  it('is done soon with what is made to keep it busy', () => {
    const begin = Date.now();
    for (const text of [
      '<g>'.repeat(16_000),
      `<svg${' a="'.repeat(16_000)}`,
      '<svg '.repeat(13_000),
      svg(`<path d="${'url('.repeat(16_000)}"/>`),
      '<!['.repeat(20_000),
    ]) {
      sanitizeSvg(text);
    }
    expect(Date.now() - begin).toBeLessThan(2_000);
  });
});
