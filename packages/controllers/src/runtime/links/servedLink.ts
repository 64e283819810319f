import type { UpstreamClusterLink } from '@services-toolkit/kubernetes-api';

/** The one link of a namespace that has its ServiceAccount: the oldest, also while it is on its way out. */
export function servedLink(
  links: readonly UpstreamClusterLink[],
): UpstreamClusterLink | undefined {
  const age = ({ metadata }: UpstreamClusterLink) =>
    `${metadata.creationTimestamp} ${metadata.name}`;
  return [...links].sort((a, b) => (age(a) < age(b) ? -1 : 1))[0];
}
