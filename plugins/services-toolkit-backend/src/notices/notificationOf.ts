import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import { claimEntityName } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { NoticeClaim, NoticeOccasion } from './NoticeClaim';

/** What stands in the notification. No credentials, and no name of a Secret. Pure. */
export function notificationOf(
  claim: NoticeClaim,
  occasion: NoticeOccasion,
  details: {
    group: string;
    sentence: string;
    /** See `claimEntityName`. */
    nameTaken?: boolean;
  },
): NotificationPayload {
  const { cluster, namespace, name } = claim;
  const where = `namespace ${namespace} of cluster ${cluster}`;
  const link = `/catalog/${encodeURIComponent(
    details.group,
  )}/resource/${claimEntityName(
    cluster,
    namespace,
    name,
    details.nameTaken ? 'ResourceClaim' : undefined,
  )}`;
  const common = {
    topic: 'Service claims',
    // A later notice about the claim takes the place of the one before.
    scope: `claim:${claim.uid}`,
  };
  switch (occasion) {
    case 'ready':
      return {
        ...common,
        title: `${name} is ready`,
        description: `${
          claim.resource ?? `The service ${claim.class ?? ''}`.trimEnd()
        } that was claimed in ${where} can be used.`,
        link,
        severity: 'normal',
      };
    case 'failed':
      return {
        ...common,
        title: `${name} cannot be fulfilled as it is`,
        description: `${details.sentence} (${where})`,
        link,
        severity: 'high',
      };
    default:
      return {
        ...common,
        title: `${name} was released`,
        description: `The claim on ${
          claim.class ?? claim.resource ?? 'a service'
        } in ${where} is gone, and its credentials with it.`,
        severity: 'normal',
      };
  }
}
