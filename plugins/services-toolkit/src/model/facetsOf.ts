import type { ServicesEntry } from './ServicesEntry';
import { categories, categoryOf } from './categories';
import type { Category } from './categories';
import { ownerOf } from './filterEntries';

/** Something to choose. */
export interface Choice {
  value: string;
  label: string;
}

/** What a list of services can be narrowed down by. */
export interface Facets {
  categories: Category[];
  types: Choice[];
  providers: Choice[];
  protocols: Choice[];
  /** Entity refs. */
  owners: string[];
  clusters: Choice[];
  capabilities: Choice[];
  /** Those only that a cluster keeps. */
  guarantees: Choice[];
}

export function facetsOf(entries: readonly ServicesEntry[]): Facets {
  const found = {
    types: new Map<string, string>(),
    providers: new Map<string, string>(),
    protocols: new Map<string, string>(),
    owners: new Map<string, string>(),
    clusters: new Map<string, string>(),
    capabilities: new Map<string, string>(),
    guarantees: new Map<string, string>(),
  };
  const add = (where: Map<string, string>, value?: string, label = value) => {
    if (value && label && !where.has(value)) {
      where.set(value, label);
    }
  };
  for (const entry of entries) {
    add(found.owners, ownerOf(entry));
    const about = entry.kind === 'class' ? entry.offering : entry.service;
    about.clusters.forEach(({ name, title }) =>
      add(found.clusters, name, title),
    );
    if (entry.kind === 'service') {
      const { type, provider, protocol, clusters } = entry.service;
      add(found.types, type);
      add(found.providers, provider?.name);
      add(found.protocols, protocol);
      for (const { capabilities, guarantees } of clusters) {
        capabilities.forEach(one =>
          add(found.capabilities, one.name, one.title),
        );
        guarantees.forEach(one => add(found.guarantees, one.name, one.title));
      }
    }
  }
  const known = new Set(entries.map(categoryOf));
  return {
    categories: categories.filter(one => known.has(one)),
    types: choices(found.types),
    providers: choices(found.providers),
    protocols: choices(found.protocols),
    owners: [...found.owners.keys()].sort(),
    clusters: choices(found.clusters),
    capabilities: choices(found.capabilities),
    guarantees: choices(found.guarantees),
  };
}

function choices(found: ReadonlyMap<string, string>): Choice[] {
  return Array.from(found, ([value, label]) => ({ value, label })).sort(
    (a, b) => a.label.localeCompare(b.label),
  );
}
