import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type { ClaimMove } from '@services-toolkit/claims';
import type { NotifiedClaim, NotificationOccasion } from './NotifiedClaim';
import { plainName } from './plainName';

/** Whose move it is where a claim failed. What is wrong stands on its page: it may be in the words of whoever made the claim. */
const moves: Readonly<Record<ClaimMove, string>> = {
  none: 'Its page says what is wrong.',
  wait: 'Its page says what it waits for.',
  claimant: 'It is your move: its page says what to change.',
  operator: 'The platform team has to see to it: its page says to what.',
};

/**
 * What stands in the notification. No credentials, no name of a Secret, and no text that somebody could choose but names: it
 * comes in the portal's name. Pure.
 */
export function notificationOf(
  claim: NotifiedClaim,
  occasion: NotificationOccasion,
  details: {
    group: string;
    move?: ClaimMove;
    /** Of a claim that is there. */
    entityName?: string;
  },
): NotificationPayload {
  const { cluster, namespace, name } = claim;
  const className = plainName(claim.class);
  const resource = wantedObject(claim);
  const where = `namespace ${namespace} of cluster ${cluster}`;
  const link =
    details.entityName &&
    `/catalog/${encodeURIComponent(details.group)}/resource/${
      details.entityName
    }`;
  const common = {
    topic: 'Service claims',
    // A later notification about the claim takes the place of the one before.
    scope: `claim:${claim.uid}`,
  };
  switch (occasion) {
    case 'ready':
      return {
        ...common,
        title: `${name} is ready`,
        description: `${
          resource ?? `The service ${className ?? ''}`.trimEnd()
        } that was claimed in ${where} can be used.`,
        link,
        severity: 'normal',
      };
    case 'failed':
      return {
        ...common,
        title: `${name} cannot be fulfilled as it is`,
        description: `It is in ${where}. ${moves[details.move ?? 'none']}`,
        link,
        severity: 'high',
      };
    default:
      return {
        ...common,
        title: `${name} was released`,
        description: `The claim on ${
          className ?? resource ?? 'a service'
        } in ${where} is gone, and its credentials with it.`,
        severity: 'normal',
      };
  }
}

function wantedObject({ resource }: NotifiedClaim): string | undefined {
  if (resource === undefined) {
    return undefined;
  }
  const [kind, name, ...more] = resource.split(' ').map(plainName);
  return kind && name && !more.length ? `${kind} ${name}` : 'The object';
}
