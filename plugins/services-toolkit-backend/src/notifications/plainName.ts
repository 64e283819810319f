/** What Kubernetes lets a kind, a class or an object be called. */
const name = /^[A-Za-z0-9](?:[-A-Za-z0-9.]{0,251}[A-Za-z0-9])?$/;

/**
 * A name as it may stand in a notification, which comes in the portal's name; `undefined` for what is none. Objects that were
 * stored before their kind had patterns may hold any text there, a link for one.
 */
export function plainName(text: string | undefined): string | undefined {
  return text !== undefined && name.test(text) ? text : undefined;
}
