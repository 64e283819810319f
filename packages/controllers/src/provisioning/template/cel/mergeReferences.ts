import type { References } from './referencesIn';

/** Adds references to others. */
export function mergeReferences(into: References, from: References): void {
  for (const [name, extent] of from) {
    if (into.get(name) !== 'whole') {
      into.set(name, extent);
    }
  }
}
