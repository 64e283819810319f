/** A label's name or value: at most 63 characters, which begin and end with a letter or digit. */
const part = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const prefix = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** Labels as kubectl writes them: `tier=gold, region=eu`; `undefined` for what is none. */
export function parseLabels(text: string): Record<string, string> | undefined {
  const pairs = text
    .split(',')
    .map(one => one.trim())
    .filter(Boolean)
    .map(one => one.split('='));
  const isLabel = (pair: string[]): pair is [string, string] => {
    const [key = '', value, ...rest] = pair;
    return (
      rest.length === 0 &&
      isKey(key) &&
      value !== undefined &&
      (value === '' || part.test(value))
    );
  };
  return pairs.every(isLabel) ? Object.fromEntries(pairs) : undefined;
}

export function formatLabels(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

function isKey(key: string): boolean {
  const [name = '', before, ...rest] = key.split('/').reverse();
  return (
    rest.length === 0 &&
    part.test(name) &&
    (before === undefined || prefix.test(before))
  );
}
