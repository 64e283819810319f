import type { ClassSelector } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What an application needs, whichever service has it: the `classSelector` of a claim. */
export type Need = ClassSelector;

/** The same without what was not said. */
export function compactNeed(need: Need): Need {
  return Object.fromEntries(
    Object.entries(need).filter(([, value]) =>
      typeof value === 'object'
        ? Object.keys(value).length > 0
        : value !== undefined && value !== '',
    ),
  );
}
