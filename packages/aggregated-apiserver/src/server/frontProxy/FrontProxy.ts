/** Whom the cluster's API server asks to be believed, and how it says who is asking. */
export interface FrontProxy {
  /** PEM of the authorities that its client certificate has to come from. */
  certificateAuthorities: string;
  /** Common names of that certificate; an empty list takes any. */
  allowedNames: readonly string[];
  /** In lower case, as Node gives them; the first that is there counts. */
  usernameHeaders: readonly string[];
  uidHeaders: readonly string[];
  groupHeaders: readonly string[];
  extraPrefixes: readonly string[];
}
