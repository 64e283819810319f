import { resolveField, type SaidBy } from './resolveField';

/** What has a say about whose a claim is. @public */
export interface OwnerSources {
  /** The claim's own annotation. */
  claim: SaidBy<string>;
  /** The entity that it is made for. */
  madeFor: SaidBy<string>;
  namespace: SaidBy<string>;
  /** It tells who runs the service; leave it out where whose the application is matters. */
  class?: SaidBy<string>;
}

/**
 * Whose a claim is: the claim's own word, then that of the entity it is made for, then that of its namespace, then that
 * of its class.
 *
 * @param before - what was decided earlier: it stands where one could not be read that comes before
 * @public
 */
export function claimOwner(
  { claim, madeFor, namespace, class: ofClass }: OwnerSources,
  before?: string,
): string | undefined {
  return resolveField(
    [claim, madeFor, namespace, ...(ofClass ? [ofClass] : [])],
    before,
  );
}
