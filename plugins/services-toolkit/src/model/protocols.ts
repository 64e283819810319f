/** What applications speak to a service, as far as there are clients to show. */
export const protocols = ['postgresql', 'mysql', 'redis', 'mongodb'] as const;

export type Protocol = (typeof protocols)[number];

/** How services call themselves that speak it. */
const names: readonly [Protocol, RegExp][] = [
  ['postgresql', /postgres|cockroach|yugabyte/],
  ['mysql', /mysql|mariadb/],
  ['redis', /redis|valkey/],
  ['mongodb', /mongo/],
];

/** The first text that names one counts: what a service says of itself, then how it is called. */
export function protocolOf(
  texts: readonly (string | undefined)[],
): Protocol | undefined {
  for (const text of texts) {
    const lower = text?.toLocaleLowerCase('en-US') ?? '';
    const found = names.find(([, pattern]) => pattern.test(lower));
    if (found) {
      return found[0];
    }
  }
  return undefined;
}
