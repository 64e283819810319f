import { KubeConfigError } from '../errors/KubeConfigError';
import type { Credentials } from './Credentials';

/**
 * The headers for what a user of a kubeconfig has under `as`, `as-uid`, `as-groups` and `as-user-extra`.
 *
 * @throws KubeConfigError for what no header can carry, and for groups and the like without a user
 */
export function impersonationOf(
  user: Record<string, unknown>,
  file: string,
): Credentials['headers'] {
  const groups = texts(user['as-groups']);
  const extra = Object.entries(Object(user['as-user-extra'])).map(
    ([key, values]) =>
      [`impersonate-extra-${escaped(key)}`, texts(values)] as const,
  );
  const headers = Object.fromEntries(
    [
      ['impersonate-user', texts(user.as)] as const,
      ['impersonate-uid', texts(user['as-uid'])] as const,
      ['impersonate-group', groups] as const,
      ...extra,
    ].filter(([, values]) => values.length > 0),
  );
  const isUnusable = Object.values(headers)
    .flat()
    .some(value => !/^[\x20-\x7e]+$/.test(value));
  if (isUnusable || (Object.keys(headers).length > 0 && !user.as)) {
    throw new KubeConfigError(
      `The kubeconfig ${file} says whom to act as in a way that cannot be asked for: \`as\` has to be a user, and it, as-uid, as-groups and as-user-extra printable ASCII.`,
    );
  }
  return headers;
}

function texts(value: unknown): string[] {
  return [value]
    .flat()
    .filter((one): one is string => typeof one === 'string' && one !== '');
}

/** The name of a header cannot hold everything that a key can; the API server decodes it. */
function escaped(key: string): string {
  return encodeURIComponent(key).replace(
    /[()]/g,
    character => `%${character.charCodeAt(0).toString(16)}`,
  );
}
