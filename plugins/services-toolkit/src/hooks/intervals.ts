/** How often pages ask again, in milliseconds. */
export const intervals = {
  /** The state of claims: people wait for it. */
  claims: 2_000,
  /** A claim and what it hangs on: each answer reads several objects of the cluster. */
  claimPage: 5_000,
  /** The same of a claim that is ready: nobody waits for anything. */
  claimThatIsReady: 60_000,
  /** What is on offer, and whether clusters answer. */
  offerings: 5_000,
  /** Which instances are free: each answer lists them in the cluster. */
  instances: 10_000,
  /** How many are free, for a page of services at once. */
  freeInstances: 15_000,
  /** The same where the app has signals: only for those that got lost. */
  withSignals: 15_000,
  /**
   * After a page has subscribed to signals, for what changes before it hears them: nothing tells when the channel is open. The
   * app's SignalClient takes a second at most to connect, and where that fails tries again five seconds later.
   */
  afterSubscribing: [1_500, 7_500],
  /** Between two signals that one follows: where things change all the time, a list is not asked for all the time. */
  betweenSignals: 1_000,
} as const;
