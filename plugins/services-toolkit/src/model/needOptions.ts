import type { Choice } from './facetsOf';
import { facetsOf } from './facetsOf';
import type { ServiceEntry } from './ServicesEntry';

/** Something that services promise or can do. */
export interface PromiseChoice extends Choice {
  /** Some cluster keeps it just now; what none keeps can be waited for. */
  kept: boolean;
}

/** What can be asked for. */
export interface NeedOptions {
  types: Choice[];
  protocols: Choice[];
  providers: Choice[];
  plans: Choice[];
  capabilities: PromiseChoice[];
  guarantees: PromiseChoice[];
}

/** What there is to ask for among these services. */
export function needOptions(entries: readonly ServiceEntry[]): NeedOptions {
  const { types, protocols, providers, capabilities, guarantees } =
    facetsOf(entries);
  const clusters = entries.flatMap(({ service }) => service.clusters);
  return {
    types,
    protocols,
    providers,
    plans: entries
      .flatMap(entry => entry.plans)
      .map(({ plan: { name, title } }) => ({ value: name, label: title }))
      .filter(isFirst),
    capabilities: promises(
      capabilities,
      clusters.flatMap(one => one.capabilitiesNotAvailable),
    ),
    guarantees: promises(
      guarantees,
      clusters.flatMap(one => one.guaranteesNotKept),
    ),
  };
}

/** How services call a guarantee or capability; one that none has is called by its name. */
export function promiseTitle(
  entries: readonly ServiceEntry[],
): (name: string) => string {
  const { capabilities, guarantees } = needOptions(entries);
  const titles = new Map(
    [...capabilities, ...guarantees].map(({ value, label }) => [value, label]),
  );
  return name => titles.get(name) ?? name;
}

/** Those that are kept somewhere first. */
function promises(
  kept: readonly Choice[],
  notKept: readonly { name: string; title: string }[],
): PromiseChoice[] {
  return [
    ...kept.map(one => ({ ...one, kept: true })),
    ...notKept.map(({ name, title }) => ({
      ...{ value: name, label: title },
      kept: false,
    })),
  ].filter(isFirst);
}

function isFirst<T extends Choice>(
  { value }: T,
  index: number,
  all: readonly T[],
): boolean {
  return all.findIndex(other => other.value === value) === index;
}
