/**
 * The channel of Backstage's signals on which the portal says that something changed.
 *
 * @public
 */
export const servicesToolkitSignalChannel = 'services-toolkit';

/**
 * What is said there: look again, and where. Everybody who has signed in hears it, whatever they may read, so no name, no
 * state and no content is in it; the claim API tells those who may know. Changes of a quarter of a second come as one
 * message.
 *
 * @public
 */
export type ServicesToolkitSignal = {
  /** What may have changed: the lists of claims, of offerings (classes and services), or whether clusters answer. */
  about: 'claims' | 'offerings' | 'clusters';
  /**
   * Keyed hashes of the objects that changed (a claim's is its `signalKey`). Left out where everything may have
   * changed. A list looks again whatever stands here: what it does not show yet has a key that it does not know.
   */
  keys?: string[];
};
