import { copyJson, isExactInteger } from '@services-toolkit/kubernetes-api';

/** RFC 7396: `null` removes, objects merge, everything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) {
    return patch;
  }
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[field];
    } else {
      result[field] = mergePatch(result[field], value);
    }
  }
  return result;
}

interface Operation {
  op: string;
  path: string;
  value?: unknown;
}

/**
 * RFC 6902 as far as it is used here: test, add, replace, remove.
 * @throws Error when a test fails or a path does not exist.
 */
export function jsonPatch(target: object, operations: unknown): unknown {
  if (!Array.isArray(operations)) {
    throw new Error('a JSON patch is a list of operations');
  }
  const root: Record<string, unknown> = { root: copyJson(target) };
  operations.forEach((operation: Operation) => applyOperation(root, operation));
  return root.root;
}

function applyOperation(
  root: Record<string, unknown>,
  { op, path, value }: Operation,
) {
  const steps = [
    'root',
    ...path
      .split('/')
      .slice(1)
      .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~')),
  ];
  const last = steps.pop() ?? '';
  const parent = steps.reduce<unknown>(
    (at, step) => (isContainer(at) ? Reflect.get(at, step) : undefined),
    root,
  );
  if (!isContainer(parent)) {
    throw new Error(`the path ${path} does not exist`);
  }
  const exists = Reflect.has(parent, last);
  if (op !== 'add' && !exists) {
    throw new Error(`the path ${path} does not exist`);
  }
  switch (op) {
    case 'test':
      if (JSON.stringify(Reflect.get(parent, last)) !== JSON.stringify(value)) {
        throw new Error(`testing value ${path} failed`);
      }
      return;
    case 'remove':
      if (Array.isArray(parent)) {
        parent.splice(Number(last), 1);
      } else {
        Reflect.deleteProperty(parent, last);
      }
      return;
    case 'add':
    case 'replace':
      if (Array.isArray(parent) && op === 'add') {
        parent.splice(last === '-' ? parent.length : Number(last), 0, value);
      } else {
        Reflect.set(parent, last, value);
      }
      return;
    default:
      throw new Error(`the operation ${op} is not supported here`);
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value) && !isExactInteger(value);
}
