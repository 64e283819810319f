import { rememberTexts, type Texts } from './rememberTexts';

/** A language of the app, which counts what is put together. */
function language(name: string) {
  const t = jest.fn((key: string, values?: object) =>
    [name, key, ...Object.values(values ?? {})].join(' '),
  );
  return {
    t,
    texts: () => rememberTexts(t as unknown as Texts) as never as typeof t,
  };
}

describe('texts', () => {
  it('are put together once, for each key and its values', () => {
    const { t, texts } = language('English');
    for (let time = 0; time < 2; time++) {
      expect(texts()('title')).toBe('English title');
      expect(texts()('count', { count: 1 })).toBe('English count 1');
      expect(texts()('count', { count: 2 })).toBe('English count 2');
      expect(texts()('count', { count: '2' })).toBe('English count 2');
    }
    expect(t).toHaveBeenCalledTimes(4);
  });

  it('are those of the language that the person has now', () => {
    expect(language('English').texts()('title')).toBe('English title');
    expect(language('Deutsch').texts()('title')).toBe('Deutsch title');
  });

  it('with an element in them are made anew: it may be drawn in several places', () => {
    const { t, texts } = language('English');
    const values = { link: <a href="/">here</a> };
    texts()('see', values);
    texts()('see', values);
    expect(t).toHaveBeenCalledTimes(2);
  });
});
