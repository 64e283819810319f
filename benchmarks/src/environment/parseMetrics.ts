/** One line of Prometheus' exposition format. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads the samples of an exposition; comments are left out. */
export function parseMetrics(text: string): Sample[] {
  return text.split('\n').flatMap(line => {
    const match = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (!match) return [];
    const [, name = '', labels = '', value] = match;
    return [
      {
        name,
        labels: Object.fromEntries(
          [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(
            ([, key, quoted]) => [key, quoted],
          ),
        ),
        value: Number(value),
      },
    ];
  });
}

/** The sum of all samples of that name that the condition lets through. */
export function sumOf(
  samples: readonly Sample[],
  name: string,
  matches: (labels: Sample['labels']) => boolean = () => true,
): number {
  return samples
    .filter(sample => sample.name === name && matches(sample.labels))
    .reduce((sum, { value }) => sum + value, 0);
}
