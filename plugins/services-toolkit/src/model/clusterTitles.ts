/** How clusters are called on pages, by their names. */
export function clusterTitles(
  clusters: readonly { name: string; title?: string }[] = [],
): Record<string, string> {
  return Object.fromEntries(
    clusters.map(({ name, title }) => [name, title ?? name]),
  );
}

/** How one of them is called, or one that is not among them. */
export function titleIn(
  clusters: readonly { name: string; title?: string }[],
  cluster: string,
): string {
  return clusters.find(({ name }) => name === cluster)?.title ?? cluster;
}
