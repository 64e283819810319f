import { projection } from '@services-toolkit/kubernetes-api';
import type { User } from '../../../server/frontProxy/identifyUser';

/** The audit log has room for so many groups of a person; what they may do was decided in this cluster. */
const mostGroups = 64;
const longestValue = 256;

/** `system:serviceaccount:<namespace>:<name>`, as the token of a ServiceAccount says it; undefined for other tokens. */
export function serviceAccountOf(token: string): string | undefined {
  try {
    const [, payload = ''] = token.split('.');
    const { sub } = JSON.parse(
      Buffer.from(payload, 'base64url').toString('utf8'),
    ) as { sub?: unknown };
    return typeof sub === 'string' &&
      /^system:serviceaccount:[a-z0-9-]+:[a-z0-9.-]+$/.test(sub)
      ? sub
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The link speaks for nobody but itself, and says whose request it is: it impersonates its own ServiceAccount with the
 * person as an extra, so that the rights stay the link's, on any version of Kubernetes.
 */
export function personHeaders(
  serviceAccount: string,
  { user, groups }: Pick<User, 'user' | 'groups'>,
): Record<string, string | string[]> {
  return {
    'impersonate-user': serviceAccount,
    [extraHeader(projection.userExtra)]: headerValue(user),
    ...(groups.length > 0 && {
      [extraHeader(projection.groupsExtra)]: groups
        .slice(0, mostGroups)
        .map(headerValue),
    }),
  };
}

function extraHeader(key: string): string {
  return `impersonate-extra-${encodeURIComponent(key).toLowerCase()}`;
}

/** UTF-8, as Go reads and writes it, in the Latin-1 of Node's headers; without what would end the header. */
function headerValue(text: string): string {
  return Buffer.from(text.slice(0, longestValue), 'utf8')
    .toString('latin1')
    .replace(/[^\x20-\x7e\x80-\xff]/g, '?');
}
