/** Something that an API server says in words only. */
export interface ApiServerWords {
  words: string;
  /** The HTTP status codes with which it says so. */
  codes: readonly number[];
  /** Where they stand in Kubernetes' source. */
  source: string;
}

/**
 * By what an API server that has just started, or in which the kinds were just installed, refuses what it cannot check yet: it
 * looks for the kinds of its admission policies every 30 s. Code, reason and causes of the Status are those of a policy that
 * refuses for good, so only the words tell. Were they to change, people would read the API server's own sentence in place of
 * the advice to wait; nothing else depends on them.
 */
export const justStartedWords: readonly ApiServerWords[] = [
  {
    words: 'denied request: failed to configure policy: ',
    // A ValidatingAdmissionPolicy refuses as Invalid, a MutatingAdmissionPolicy as Forbidden.
    codes: [422, 403],
    source:
      'k8s.io/apiserver 0.37, pkg/admission/plugin/policy: addConfigError of validating/dispatcher.go and generic/policy_dispatcher.go',
  },
  {
    words: 'not yet synced to use for admission',
    codes: [422, 403],
    source:
      'k8s.io/apiserver 0.37, pkg/admission/plugin/policy/generic/policy_dispatcher.go: CollectParams',
  },
  {
    words: 'is forbidden: not yet ready to handle request',
    codes: [403],
    source:
      'k8s.io/apiserver 0.37, pkg/admission/plugin/policy/generic/plugin.go: Dispatch',
  },
];
