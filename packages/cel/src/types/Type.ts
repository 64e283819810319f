/** A type of CEL. Types are compared by kind, name and parameters. */
export interface Type {
  readonly kind:
    | 'bool'
    | 'bytes'
    | 'double'
    | 'duration'
    | 'dyn'
    | 'int'
    | 'list'
    | 'map'
    | 'null'
    | 'object'
    | 'opaque'
    | 'param'
    | 'string'
    | 'timestamp'
    | 'type'
    | 'uint';
  /** As messages have it; of objects, opaque types and parameters the name. */
  readonly name: string;
  readonly params: readonly Type[];
  /** Of an object: what expressions may name. */
  readonly fields?: ReadonlyMap<string, Type>;
}

function simple(kind: Type['kind'], name: string = kind): Type {
  return { kind, name, params: [] };
}

export const types = {
  bool: simple('bool'),
  bytes: simple('bytes'),
  double: simple('double'),
  duration: simple('duration', 'google.protobuf.Duration'),
  dyn: simple('dyn'),
  int: simple('int'),
  null: simple('null', 'null_type'),
  string: simple('string'),
  timestamp: simple('timestamp', 'google.protobuf.Timestamp'),
  type: simple('type'),
  uint: simple('uint'),
} as const;

export const listOf = (item: Type): Type => ({
  kind: 'list',
  name: 'list',
  params: [item],
});

export const mapOf = (key: Type, value: Type): Type => ({
  kind: 'map',
  name: 'map',
  params: [key, value],
});

export const typeOf = (type: Type): Type => ({
  kind: 'type',
  name: 'type',
  params: [type],
});

export const opaque = (name: string, ...params: Type[]): Type => ({
  kind: 'opaque',
  name,
  params,
});

export const optionalOf = (type: Type): Type => opaque('optional_type', type);

export const param = (name: string): Type => ({
  kind: 'param',
  name,
  params: [],
});

/** @param name - unlike that of any other object: objects are of one type only where they stand at one place of a schema */
export const objectOf = (
  name: string,
  fields: ReadonlyMap<string, Type>,
): Type => ({ kind: 'object', name, params: [], fields });

/** What an optional type holds; `undefined` if the type is none. */
export function optionalParam(type: Type): Type | undefined {
  return type.kind === 'opaque' && type.name === 'optional_type'
    ? type.params[0]
    : undefined;
}

/** In the manner of cel-go's messages: `list(int)`, `map(string, dyn)`. */
export function formatType({ kind, name, params }: Type): string {
  if (kind === 'object') {
    return `object ${name}`;
  }
  return params.length > 0
    ? `${name}(${params.map(formatType).join(', ')})`
    : name;
}
