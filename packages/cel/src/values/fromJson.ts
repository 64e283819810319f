import { ownSchema, type Schema } from '../types/Schema';
import type { CelMap } from './CelMap';
import { toBigInt } from './exactNumbers';

/** An object of JSON of which no schema is known, as a map. Its fields are made values when they are asked for. */
class JsonMap implements CelMap {
  readonly isCelMap = true;
  readonly isStrict = false;
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #schema: Schema | undefined;
  readonly #known = new Map<string, unknown>();
  #keys: string[] | undefined;

  constructor(
    object: Readonly<Record<string, unknown>>,
    schema: Schema | undefined,
  ) {
    this.#object = object;
    this.#schema = schema;
  }

  get size(): number {
    return this.keys().length;
  }

  get(key: unknown): unknown {
    return typeof key === 'string' ? this.field(key) : undefined;
  }

  field(name: string): unknown {
    const known = this.#known.get(name);
    if (known !== undefined || !Object.hasOwn(this.#object, name)) {
      return known;
    }
    const value = this.#object[name];
    const made =
      value === undefined ? undefined : fromJson(value, this.#schemaOf(name));
    this.#known.set(name, made);
    return made;
  }

  #schemaOf(name: string): Schema | undefined {
    const { properties, additionalProperties } = this.#schema ?? {};
    return (
      ownSchema(properties, name) ??
      (typeof additionalProperties === 'object'
        ? additionalProperties
        : undefined)
    );
  }

  keys(): string[] {
    this.#keys ??= Object.keys(this.#object).filter(
      key => this.#object[key] !== undefined,
    );
    return this.#keys;
  }
}

/**
 * A value of JSON as CEL has it: whole numbers are `int`, all others `double`.
 *
 * @param schema - what is a `number` by it is a `double`, whole or not; it decides nothing else
 */
export function fromJson(value: unknown, schema?: Schema): unknown {
  switch (typeof value) {
    case 'number':
      return schema?.type === 'number' ? value : toBigInt(value) ?? value;
    case 'object':
      if (value === null) {
        return null;
      }
      if (Array.isArray(value)) {
        return value.map(item => fromJson(item ?? null, schema?.items));
      }
      return (
        numberOf(value, schema) ??
        new JsonMap(value as Record<string, unknown>, schema)
      );
    default:
      return value;
  }
}

/** A number in its own digits. */
function numberOf(
  value: unknown,
  schema: Schema | undefined,
): bigint | number | undefined {
  const integer = toBigInt(value);
  return integer !== undefined && schema?.type === 'number'
    ? Number(integer)
    : integer;
}
