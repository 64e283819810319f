import { isDeepStrictEqual } from 'node:util';
import { fromLeaves, isBelow, setLeaf, toLeaves } from './leaves';

/** Nobody owns what names the object. */
const identity = new Set(
  ['apiVersion', 'kind']
    .map(field => JSON.stringify([field]))
    .concat(
      [
        'name',
        'namespace',
        'uid',
        'resourceVersion',
        'creationTimestamp',
        'generation',
        'deletionTimestamp',
        'generateName',
      ].map(field => JSON.stringify(['metadata', field])),
    ),
);

/** Who set which field of one object: a simple form of Kubernetes' `managedFields`. */
export class FieldOwnership {
  readonly #paths = new Map<string, Set<string>>();

  copy(): FieldOwnership {
    const copy = new FieldOwnership();
    this.#paths.forEach((paths, manager) =>
      copy.#paths.set(manager, new Set(paths)),
    );
    return copy;
  }

  /** An update or patch owns what it changed; what it removed belongs to nobody any more. */
  recordUpdate(manager: string, before: object, after: object): void {
    const old = toLeaves(before);
    const now = toLeaves(after);
    const changed = [...now].filter(
      ([path, value]) =>
        !identity.has(path) && !isDeepStrictEqual(old.get(path), value),
    );
    for (const [, paths] of this.#paths) {
      for (const path of paths) {
        if (!now.has(path) || changed.some(([other]) => other === path)) {
          paths.delete(path);
        }
      }
    }
    const owned = this.#of(`${manager} (Update)`);
    changed.forEach(([path]) => owned.add(path));
  }

  /**
   * Server-side apply: the object with the applied fields set, and those that this manager gave up removed.
   * Answers with the conflicting fields instead, unless forced.
   */
  apply(
    manager: string,
    current: object,
    applied: object,
    force: boolean,
  ): { merged: Record<string, unknown> } | { conflicts: string[] } {
    const leaves = toLeaves(current);
    const desired = [...toLeaves(applied)].filter(
      ([path]) => !identity.has(path),
    );
    const me = `${manager} (Apply)`;
    const contested = desired.filter(
      ([path, value]) =>
        !isDeepStrictEqual(leaves.get(path), value) &&
        this.#othersOf(me).some(paths => paths.has(path)),
    );
    if (contested.length > 0 && !force) {
      return { conflicts: contested.map(([path]) => readable(path)) };
    }
    for (const [path] of contested) {
      this.#othersOf(me).forEach(paths => paths.delete(path));
    }
    const keeps = new Set(desired.map(([path]) => path));
    for (const path of this.#of(me)) {
      const isDesired =
        keeps.has(path) || [...keeps].some(kept => isBelow(kept, path));
      if (!isDesired && !this.#othersOf(me).some(paths => paths.has(path))) {
        leaves.delete(path);
      }
    }
    for (const [path, value] of desired) {
      setLeaf(leaves, path, value);
    }
    this.#paths.set(me, keeps);
    return { merged: fromLeaves(leaves) };
  }

  #of(manager: string): Set<string> {
    const paths = this.#paths.get(manager) ?? new Set();
    this.#paths.set(manager, paths);
    return paths;
  }

  #othersOf(manager: string): Set<string>[] {
    return [...this.#paths].flatMap(([name, paths]) =>
      name === manager ? [] : [paths],
    );
  }
}

function readable(path: string): string {
  const steps: (string | object)[] = JSON.parse(path);
  return steps
    .map(step => (typeof step === 'string' ? `.${step}` : JSON.stringify(step)))
    .join('');
}
