import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';

/** What names an offering: neither a provider group nor a class name holds a slash. */
export function offeringKey(offering: Pick<Offering, 'group' | 'class'>) {
  return `${offering.group}/${offering.class}`;
}
