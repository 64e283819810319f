import { isExactInteger } from '@services-toolkit/kubernetes-api';

type Step = string | { key: string; of: string } | { value: string };

/** The lists that Kubernetes merges by entry; all others count as one value. */
const listKeys: Record<string, string | undefined> = {
  'metadata.ownerReferences': 'uid',
  'status.conditions': 'type',
};

/**
 * An object as a map from the path of each leaf to its value: the granularity in which server-side apply knows who owns
 * what. `metadata.finalizers` is a set, owner references and conditions are maps.
 */
export function toLeaves(object: object): Map<string, unknown> {
  const leaves = new Map<string, unknown>();
  collect(object, [], leaves);
  return leaves;
}

export function fromLeaves(
  leaves: Map<string, unknown>,
): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of leaves) {
    place(root, JSON.parse(path), value);
  }
  return root;
}

/** Puts a leaf in, and takes out what it replaces or is made obsolete by. */
export function setLeaf(
  leaves: Map<string, unknown>,
  path: string,
  value: unknown,
): void {
  const isContainer =
    typeof value === 'object' && value !== null && !Array.isArray(value);
  for (const other of [...leaves.keys()]) {
    if (isBelow(path, other)) {
      // An empty object in between has entries now.
      leaves.delete(other);
    } else if (isBelow(other, path)) {
      if (isContainer) {
        return;
      }
      leaves.delete(other);
    }
  }
  leaves.set(path, value);
}

/** Whether `path` lies within `ancestor`. */
export function isBelow(path: string, ancestor: string): boolean {
  return (
    path.length > ancestor.length &&
    path.startsWith(`${ancestor.slice(0, -1)},`)
  );
}

function collect(value: unknown, path: Step[], leaves: Map<string, unknown>) {
  const name = path
    .filter((step): step is string => typeof step === 'string')
    .join('.');
  const listKey = path.every(step => typeof step === 'string')
    ? listKeys[name]
    : undefined;
  if (Array.isArray(value) && value.length > 0 && listKey) {
    for (const entry of value) {
      collect(
        entry,
        [...path, { key: String(entry[listKey]), of: listKey }],
        leaves,
      );
    }
  } else if (
    Array.isArray(value) &&
    value.length > 0 &&
    name === 'metadata.finalizers'
  ) {
    for (const entry of value) {
      leaves.set(JSON.stringify([...path, { value: entry }]), entry);
    }
  } else if (isRecord(value) && Object.keys(value).length > 0) {
    for (const [field, inner] of Object.entries(value)) {
      if (inner !== undefined && inner !== null) {
        collect(inner, [...path, field], leaves);
      }
    }
  } else {
    leaves.set(JSON.stringify(path), value);
  }
}

function place(root: Record<string, unknown>, path: Step[], value: unknown) {
  let parent: Record<string, unknown> = root;
  for (const [index, step] of path.entries()) {
    const next = path[index + 1];
    if (typeof step !== 'string') {
      continue;
    }
    if (next === undefined) {
      parent[step] = value;
    } else if (typeof next === 'string') {
      parent = parent[step] = isRecord(parent[step]) ? parent[step] : {};
    } else {
      const list: unknown[] = (parent[step] = Array.isArray(parent[step])
        ? parent[step]
        : []);
      if ('value' in next) {
        list.push(next.value);
        return;
      }
      parent = entryOf(list, next);
    }
  }
}

function entryOf(
  list: unknown[],
  { key, of }: { key: string; of: string },
): Record<string, unknown> {
  const found = list.find(entry => isRecord(entry) && entry[of] === key);
  if (isRecord(found)) {
    return found;
  }
  const entry: Record<string, unknown> = { [of]: key };
  list.push(entry);
  return entry;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !isExactInteger(value)
  );
}
