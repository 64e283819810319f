import { decodeBase64 } from '../libraries/encoders';
import { isBase64, parseDurationFormat } from '../libraries/textFormats';
import { ownSchema, withResourceFields, type Schema } from '../types/Schema';
import { CelError } from './CelError';
import type { CelMap } from './CelMap';
import { escapeName, unescapeName } from './escapeName';
import { toBigInt } from './exactNumbers';
import { withListKind, type ListKind } from './listKind';
import { Timestamp } from './Timestamp';

type Json = Readonly<Record<string, unknown>>;

/** Data without a schema. Rules cannot name it; it only takes part in comparisons of what contains it. */
class Preserved {
  constructor(readonly value: unknown) {}
}

/** What a value of a schema is in CEL. What is wrong with it is thrown when it is asked for: rules may do without it. */
class SchemaMap implements CelMap {
  readonly isCelMap = true;
  readonly isStrict = true;
  readonly #object: Json;
  readonly #schema: Schema;
  readonly #isObject: boolean;
  readonly #known = new Map<string, unknown>();
  #keys: string[] | undefined;

  constructor(object: Json, schema: Schema) {
    this.#object = object;
    this.#schema = schema;
    this.#isObject = Object.keys(schema.properties ?? {}).length > 0;
  }

  /** Of what is kept without a schema, too. */
  get size(): number {
    return Object.keys(this.#object).length;
  }

  get(key: unknown): unknown {
    return typeof key === 'string' ? this.field(key) : undefined;
  }

  field(name: string): unknown {
    const known = this.#known.get(name);
    if (known !== undefined) {
      return known;
    }
    const property = this.#isObject ? unescapeName(name) : name;
    if (property === undefined || !Object.hasOwn(this.#object, property)) {
      return undefined;
    }
    const value = this.#object[property];
    const schema = this.#schemaOf(property);
    // Of an object, what is null counts as absent; in a map it is an entry.
    if (!schema || (this.#isObject && value === null)) {
      return undefined;
    }
    const made = fromSchema(value, schema);
    this.#known.set(name, made);
    return made;
  }

  keys(): string[] {
    this.#keys ??= Object.keys(this.#object)
      .filter(key => this.#schemaOf(key))
      .map(key => (this.#isObject ? escapeName(key) ?? key : key));
    return this.#keys;
  }

  #schemaOf(key: string): Schema | undefined {
    const { properties, additionalProperties } = this.#schema;
    if (this.#isObject) {
      return ownSchema(properties, key);
    }
    return typeof additionalProperties === 'object'
      ? additionalProperties
      : undefined;
  }
}

/**
 * A value of JSON as rules see it (apiserver 0.37: `common.UnstructuredToVal`): typed by its schema, and without what the
 * schema does not know.
 *
 * @throws CelError if it is nothing that the schema describes
 */
export function fromSchema(value: unknown, schema: Schema): unknown {
  if (value === null || value === undefined) {
    if (schema.nullable) {
      return null;
    }
    throw new CelError('invalid data, got null for schema with nullable=false');
  }
  if (schema['x-kubernetes-int-or-string']) {
    return typeof value === 'string' ? value : integerOf(value);
  }
  switch (schema.type) {
    case 'object':
      return objectOf(value, schema);
    case 'array':
      return listOf(value, schema);
    case 'string':
      return textOf(value, schema);
    case 'number':
      return numberOf(value);
    case 'integer':
      return integerOf(value);
    case 'boolean':
      if (typeof value === 'boolean') {
        return value;
      }
      throw invalid('bool');
    default:
      return new Preserved(value);
  }
}

function invalid(expected: string): CelError {
  return new CelError(`invalid data, expected ${expected}`);
}

function objectOf(value: unknown, schema: Schema): CelMap {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid('a map for the provided schema with type=object');
  }
  return new SchemaMap(
    value as Json,
    schema['x-kubernetes-embedded-resource']
      ? withResourceFields(schema)
      : schema,
  );
}

function listOf(value: unknown, schema: Schema): unknown[] {
  const { items } = schema;
  if (!Array.isArray(value) || !items) {
    throw invalid('an array for the provided schema with type=array');
  }
  return withListKind(
    value.map(item => fromSchema(item, items)),
    listKind(schema),
  );
}

function listKind(schema: Schema): ListKind {
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return { kind: 'set' };
    case 'map': {
      const keys = schema['x-kubernetes-list-map-keys'] ?? [];
      return { kind: 'map', keys: keys.map(key => escapeName(key) ?? key) };
    }
    default:
      return { kind: 'atomic' };
  }
}

function integerOf(value: unknown): bigint {
  const integer = toBigInt(value);
  if (integer === undefined) {
    throw invalid('int');
  }
  return integer;
}

function numberOf(value: unknown): number {
  const number = typeof value === 'number' ? value : toBigInt(value);
  if (number === undefined) {
    throw invalid('float');
  }
  return Number(number);
}

function textOf(value: unknown, { format }: Schema): unknown {
  if (typeof value !== 'string') {
    throw invalid('string');
  }
  switch (format) {
    case 'duration':
      return orInvalid(parseDurationFormat(value), format);
    case 'date':
      return orInvalid(Timestamp.parseDate(value), format);
    case 'date-time':
      return orInvalid(Timestamp.parse(value), format);
    case 'byte':
      return orInvalid(
        isBase64(value) ? decodeBase64(value) : undefined,
        format,
      );
    default:
      return value;
  }
}

function orInvalid<T>(value: T | undefined, format: string): T {
  if (value === undefined) {
    throw new CelError(`Invalid ${format} formatted string`);
  }
  return value;
}
