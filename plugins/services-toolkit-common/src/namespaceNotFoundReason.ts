/**
 * `reason` by which the claim API says that there is no such namespace on the cluster, to who may know: of the cause with which it
 * refuses a claim, and of what an access review finds missing. To anybody else it is a missing right.
 *
 * @public
 */
export const namespaceNotFoundReason = 'NamespaceNotFound';
