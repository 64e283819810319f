/** The API server takes 253 characters; a name that people read and that ends up in Pods is better short. */
const PROPOSED_LENGTH = 50;
const MAX_LENGTH = 253;

/**
 * A name for a claim that says what it is for and of what, valid as the name of a Kubernetes object and not one of
 * `taken`.
 */
export function proposeClaimName(
  parts: { component?: string; className: string },
  taken: ReadonlySet<string> = new Set(),
): string {
  const base = toObjectName(
    parts.component
      ? `${parts.component}-${parts.className}`
      : `${parts.className}-claim`,
  );
  let name = base;
  for (let number = 2; taken.has(name); number++) {
    name = `${base}-${number}`;
  }
  return name;
}

/** Why a name is not valid for a Kubernetes object (DNS subdomain, RFC 1123), or `undefined`. */
export function claimNameProblem(
  name: string,
): 'empty' | 'tooLong' | 'characters' | 'ends' | undefined {
  if (!name) {
    return 'empty';
  }
  if (name.length > MAX_LENGTH) {
    return 'tooLong';
  }
  if (!/^[a-z0-9.-]+$/.test(name)) {
    return 'characters';
  }
  // Each label between dots begins and ends with a letter or digit.
  if (
    !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(
      name,
    )
  ) {
    return 'ends';
  }
  return undefined;
}

/** Why a name is not valid for a namespace (DNS label, RFC 1123), or `undefined`. */
export function namespaceProblem(
  name: string,
): 'empty' | 'invalid' | undefined {
  if (!name) {
    return 'empty';
  }
  return name.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)
    ? undefined
    : 'invalid';
}

function toObjectName(text: string): string {
  const legal = text
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, PROPOSED_LENGTH)
    .replace(/^-+|-+$/g, '');
  return legal || 'claim';
}
