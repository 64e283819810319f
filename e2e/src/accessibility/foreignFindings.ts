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
export const foreignFindings: readonly ForeignFinding[] = [
  // Their panels are not on the page: it has one page below all tabs.
  {
    component: '@backstage/ui, tabs of the page header',
    rule: 'aria-valid-attr-value',
    within: '.bui-Tab',
  },
  // The theme's red is too faint for small letters; see readableErrors.ts of the plugin.
  {
    component: '@rjsf/material-ui, errors of a field of a template',
    rule: 'color-contrast',
    within: '.MuiListItem-root > .MuiFormHelperText-root.Mui-error',
  },
];
