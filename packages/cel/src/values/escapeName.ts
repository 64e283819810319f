/** What CEL itself uses, so that nothing else can have these names (Kubernetes' `celReservedSymbols`). */
export const reservedWords: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const escapes: Record<string, string> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};
const characters = Object.fromEntries(
  Object.entries(escapes).map(([character, escape]) => [escape, character]),
);

/**
 * The name that a property has in CEL, where not every name of JSON is one (apiserver 0.37: `cel.Escape`). `undefined` for
 * one that expressions cannot name.
 */
export function escapeName(property: string): string | undefined {
  if (!/^[A-Za-z_./-][A-Za-z0-9_./-]*$/.test(property)) {
    return undefined;
  }
  return reservedWords.has(property)
    ? `__${property}__`
    : property.replace(/__|[./-]/g, found => escapes[found] ?? found);
}

/** The property that has this name in CEL; `undefined` if none can have it. */
export function unescapeName(name: string): string | undefined {
  if (!name.includes('__')) {
    return name;
  }
  let isValid = true;
  const property = name.replace(/__([^_]+)__/g, (escape, word: string) => {
    const character = characters[escape];
    if (character !== undefined) {
      return character;
    }
    isValid &&= reservedWords.has(word) && escape === name;
    return word;
  });
  return isValid ? property : undefined;
}
