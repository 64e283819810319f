import {
  isJudged,
  type KnownService,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type {
  AvailableCapability,
  CapabilityNotAvailable,
  GuaranteeNotKept,
  KeptGuarantee,
  ServiceInCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServiceDescription } from '@services-toolkit/offerings';

/** What the controllers found out about one guarantee or capability. */
interface Finding {
  name: string;
  met: 'True' | 'False' | 'Unknown';
  message?: string;
  lastTransitionTime?: string;
}

type Promises = Pick<
  ServiceInCluster,
  | 'guarantees'
  | 'guaranteesNotKept'
  | 'capabilities'
  | 'capabilitiesNotAvailable'
>;

/** Lists show the same services over and over. A description is of one offering, as it is until something of it changes. */
const known = new WeakMap<ServiceDescription, Promises>();

/** What a cluster keeps of what the service promises, and apart from it what is no promise there. */
export function promisesIn(told: KnownService['told']): Promises {
  const promises = (told && known.get(told.description)) ?? {
    ...guaranteesIn(told),
    ...capabilitiesIn(told),
  };
  if (told) {
    known.set(told.description, promises);
  }
  return promises;
}

/** The guarantees that the cluster keeps, and apart from them those that are no promise there. */
function guaranteesIn(
  told: KnownService['told'],
): Pick<ServiceInCluster, 'guarantees' | 'guaranteesNotKept'> {
  const guarantees: KeptGuarantee[] = [];
  const guaranteesNotKept: GuaranteeNotKept[] = [];
  const findingOf = findingsOf(told, told?.offering.status?.qualityOfService);
  for (const one of told?.offering.spec.qualityOfService ?? []) {
    const { name, title, description, value, plans } = one;
    const { since, ...finding } = findingOf(name);
    const guarantee = {
      name,
      title,
      ...(description && { description }),
      ...(value && { value }),
      ...(plans && { plans: [...plans] }),
      ...(since && { since }),
    };
    if (finding.met === 'True') {
      guarantees.push({ ...guarantee, met: finding.met });
    } else {
      guaranteesNotKept.push({ ...guarantee, ...finding });
    }
  }
  return { guarantees, guaranteesNotKept };
}

/** The same for what the service can do, be it said by its operator or by its author. */
function capabilitiesIn(
  told: KnownService['told'],
): Pick<ServiceInCluster, 'capabilities' | 'capabilitiesNotAvailable'> {
  const capabilities: AvailableCapability[] = [];
  const capabilitiesNotAvailable: CapabilityNotAvailable[] = [];
  const findingOf = findingsOf(told, told?.offering.status?.capabilities);
  for (const one of told?.description.capabilities ?? []) {
    const { name, title = name, description } = one;
    const inheritedFrom = told?.description.inherited.find(
      ({ field }) => field === `capabilities[${name}]`,
    )?.from;
    const { since, ...finding } = findingOf(name);
    const capability = {
      name,
      title,
      ...(description && { description }),
      ...(inheritedFrom && { inheritedFrom }),
      ...(since && { since }),
    };
    if (finding.met === 'True') {
      capabilities.push({ ...capability, met: finding.met });
    } else {
      capabilitiesNotAvailable.push({ ...capability, ...finding });
    }
  }
  return { capabilities, capabilitiesNotAvailable };
}

type Judged =
  | { met: 'True'; since?: string }
  | {
      met: 'False' | 'Unknown';
      message?: string;
      code?: 'notJudgedYet';
      since?: string;
    };

/** What was found out of an earlier generation is not known of this one: it may require something else now. */
function findingsOf(
  told: KnownService['told'],
  findings: readonly Finding[] = [],
): (name: string) => Judged {
  const judged = told !== undefined && isJudged(told.offering);
  return name => {
    const finding = judged
      ? findings.find(one => one.name === name)
      : undefined;
    if (!finding) {
      return { met: 'Unknown', code: 'notJudgedYet' };
    }
    const { met, message, lastTransitionTime: since } = finding;
    return met === 'True'
      ? { met, ...(since && { since }) }
      : { met, ...(message && { message }), ...(since && { since }) };
  };
}
