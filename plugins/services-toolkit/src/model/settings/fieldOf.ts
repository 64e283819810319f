import type { ParametersSchema } from './ParametersSchema';

/** What a schema says of a field. A field may be called as something that every object has, such as `toString`. */
export function fieldOf(
  { properties = {} }: ParametersSchema,
  name: string,
): ParametersSchema | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** What is said under a name. */
export function valueOf(
  values: Readonly<Record<string, unknown>>,
  name: string,
): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Whether an object of this schema keeps fields that it does not list. */
export function keepsUnlisted(schema: ParametersSchema): boolean {
  return Boolean(
    schema.additionalProperties ||
      schema['x-kubernetes-preserve-unknown-fields'],
  );
}

/** The form reads an absent field that is called `toString` from what every object has, which is never a value. */
export function saidValue<T>(value: T): T | undefined {
  return typeof value === 'function' ? undefined : value;
}
