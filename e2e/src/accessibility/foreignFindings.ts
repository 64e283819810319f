/** What axe finds in a part of the page that is not this project's. */
export interface ForeignFinding {
  /** Whose it is: the package and its component. */
  component: string;
  /** axe's rule. */
  rule: string;
  /** A CSS selector that holds nothing but that component. */
  within: string;
}

/**
 * All that axe (wcag2a, wcag2aa) finds in Backstage's own shell and components. Anything else fails the tests, and so
 * does an entry that axe does not find any more.
 */
export const foreignFindings: readonly ForeignFinding[] = [];
