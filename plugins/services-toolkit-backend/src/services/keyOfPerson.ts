import { createHash } from 'node:crypto';
import type { ClusterUser } from '@services-toolkit/backstage-plugin-services-toolkit-node';

/** Under what answers to a person are kept: all that a cluster may judge a person by. */
export function keyOfPerson(user: ClusterUser): string {
  return JSON.stringify([
    user.userEntityRef,
    user.ownershipEntityRefs,
    fingerprint(user.tokens),
  ]);
}

/** Another token may be another person's to the cluster. The tokens themselves are kept nowhere. */
function fingerprint(tokens: ClusterUser['tokens']): string {
  return tokens
    ? createHash('sha256')
        .update(JSON.stringify([...tokens]))
        .digest('hex')
    : '';
}
