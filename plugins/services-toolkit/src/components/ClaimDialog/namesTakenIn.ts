/** The names of claims that a namespace of a cluster has, of the keys `<cluster>/<namespace>/<name>` of all. */
export function namesTakenIn(
  taken: ReadonlySet<string>,
  cluster: string,
  namespace: string,
): ReadonlySet<string> {
  const place = `${cluster}/${namespace}/`;
  return new Set(
    Array.from(taken)
      .filter(key => key.startsWith(place))
      .map(key => key.slice(place.length)),
  );
}
