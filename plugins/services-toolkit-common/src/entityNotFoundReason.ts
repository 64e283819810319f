/**
 * `reason` of the cause with which the claim API refuses a claim for an entity that the catalog does not have. One that was
 * registered a moment ago may still appear.
 *
 * @public
 */
export const entityNotFoundReason = 'EntityNotFound';
