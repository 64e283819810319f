import type { ErrorSchema } from '@rjsf/utils';
import type { ErrorDescription } from '../describeError';
import type { ParametersSchema } from './ParametersSchema';
import { fieldOf, valueOf } from './fieldOf';
import { settingKind } from './settingKind';
import type { Settings } from './settingValues';

type Cause = ErrorDescription['causes'][number];

/** Where the settings stand in a claim. */
export const PARAMETERS = 'spec.parameters';

/** Which of the violations that a cluster found are about the settings. */
export function settingViolations(causes: readonly Cause[]): Cause[] {
  return causes.filter(
    ({ field }) =>
      field?.startsWith(PARAMETERS) &&
      /^([.[]|$)/.test(field.slice(PARAMETERS.length)),
  );
}

/**
 * Places each violation on its field. One whose path leads to where the form has no field of its own (into YAML, or to
 * a setting that does not exist) stands on the nearest field above, with the rest of its path.
 */
export function violationsByField(
  schema: ParametersSchema,
  causes: readonly Cause[],
): ErrorSchema {
  const root: ErrorSchema = {};
  for (const { field = '', message } of settingViolations(causes)) {
    const path = segments(field.slice(PARAMETERS.length));
    const depth = knownDepth(schema, path);
    let place = root;
    for (const segment of path.slice(0, depth)) {
      const known = Object.hasOwn(place, segment) ? place[segment] : undefined;
      const next: ErrorSchema = known ?? {};
      // Not assigned: a setting may be called as something that every object has.
      Object.defineProperty(place, segment, {
        value: next,
        configurable: true,
        enumerable: true,
        writable: true,
      });
      place = next;
    }
    const rest = path.slice(depth).join('.');
    place.__errors = [
      ...(place.__errors ?? []),
      rest ? `${rest}: ${message}` : message,
    ];
  }
  return root;
}

/** Those that were found in what has not been changed since. */
export function standingViolations(
  causes: readonly Cause[],
  checked: Settings,
  settings: Settings,
): Cause[] {
  return causes.filter(({ field = '' }) => {
    const path = segments(field.slice(PARAMETERS.length));
    return (
      JSON.stringify(valueAt(checked, path)) ===
      JSON.stringify(valueAt(settings, path))
    );
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, segment) =>
      typeof inner === 'object' && inner !== null
        ? valueOf(inner as Record<string, unknown>, segment)
        : undefined,
    value,
  );
}

/** `.a.b[0].c` and `.labels[app.io/name]` as the API server writes paths. */
function segments(path: string): string[] {
  return Array.from(
    path.matchAll(/\.([^.[\]]+)|\[([^\]]*)\]/g),
    ([, name, index]) => name ?? (index ?? '').replace(/^["']|["']$/g, ''),
  );
}

/** What the schema says of the field at a path as the API server and the form write it, `.a.b[0]` or `.a.b.0`. */
export function fieldAt(
  schema: ParametersSchema,
  path: string,
): ParametersSchema | undefined {
  return segments(path).reduce<ParametersSchema | undefined>(
    (inner, segment) => inner && child(inner, segment),
    schema,
  );
}

/** How many of the path's segments lead to a field that the form shows. */
function knownDepth(schema: ParametersSchema, path: readonly string[]): number {
  const [segment, ...rest] = path;
  const inner = segment === undefined ? undefined : child(schema, segment);
  return inner ? 1 + knownDepth(inner, rest) : 0;
}

function child(
  schema: ParametersSchema,
  segment: string,
): ParametersSchema | undefined {
  switch (settingKind(schema)) {
    case 'object':
      return fieldOf(schema, segment);
    case 'list':
      return /^\d+$/.test(segment) ? schema.items : undefined;
    case 'map':
      return typeof schema.additionalProperties === 'object'
        ? schema.additionalProperties
        : undefined;
    default:
      return undefined;
  }
}
