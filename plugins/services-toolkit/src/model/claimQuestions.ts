import type {
  AccessReviewRequest,
  Offering,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What has to be asked to know whether one may claim an offering somewhere: one positive answer is enough. */
export function claimQuestions(
  offering: Offering,
  namespaces: readonly string[],
): AccessReviewRequest[] {
  return namespaces.flatMap(namespace =>
    offering.clusters.map(cluster => ({
      cluster: cluster.name,
      namespace,
      verb: 'create' as const,
      // A class that picks from a pool needs no right of its own, so the question is the same for all of these.
      ...(offering.kind === 'provisioner' && { class: offering.class }),
    })),
  );
}
