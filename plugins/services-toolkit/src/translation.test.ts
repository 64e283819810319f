import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { servicesToolkitTranslationRef } from './translation';

/** Everything that may use a text. */
function sources(): string {
  return readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !/\.test\.|^translation/.test(file))
    .map(file => readFileSync(join(__dirname, file), 'utf8'))
    .join('\n');
}

/** The texts that stand in quotes somewhere; `${…}` may be any part of a key. */
function usedTexts(): RegExp {
  const quoted =
    sources().match(/(?<=['`])[a-zA-Z]+(\.(\w|\$\{[^}]+\})+)+(?=['`])/g) ?? [];
  const patterns = quoted.map(key =>
    key.replace(/\./g, '\\.').replace(/\$\{.+?\}/g, '[^.]+'),
  );
  return new RegExp(`^(${[...new Set(patterns)].join('|')})(_one|_other)?$`);
}

it('has no text that nothing uses', () => {
  // Frontend-plugin-api keeps this to itself.
  const ref = servicesToolkitTranslationRef as unknown as {
    getDefaultMessages(): Record<string, string>;
  };
  const used = usedTexts();
  const keys = Object.keys(ref.getDefaultMessages());
  expect(keys.length).toBeGreaterThan(100);
  expect(keys.filter(key => !used.test(key))).toEqual([]);
});
