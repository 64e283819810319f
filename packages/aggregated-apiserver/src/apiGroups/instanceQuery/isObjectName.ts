/** RFC 1123, as Kubernetes asks for it of most objects' names. */
const subdomain =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

export const longestName = 253;

/** Whether most kinds of Kubernetes would take that name. */
export function isObjectName(name: string): boolean {
  return name.length <= longestName && subdomain.test(name);
}
