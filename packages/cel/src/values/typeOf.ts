import { isCelMap } from './CelMap';
import { Duration } from './Duration';
import { Opaque } from './Opaque';
import { Optional } from './Optional';
import { Timestamp } from './Timestamp';
import { TypeValue } from './TypeValue';
import { Uint } from './Uint';

/** The name of the type of a value, without its parameters. */
export function typeNameOf(value: unknown): string {
  switch (typeof value) {
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    default:
      return value === null ? 'null_type' : objectTypeName(value);
  }
}

function objectTypeName(value: unknown): string {
  if (Array.isArray(value)) {
    return 'list';
  }
  if (isCelMap(value)) {
    return 'map';
  }
  if (value instanceof Uint8Array) {
    return 'bytes';
  }
  if (value instanceof Uint) {
    return 'uint';
  }
  if (value instanceof Timestamp) {
    return 'google.protobuf.Timestamp';
  }
  if (value instanceof Duration) {
    return 'google.protobuf.Duration';
  }
  if (value instanceof Optional) {
    return 'optional_type';
  }
  if (value instanceof TypeValue) {
    return 'type';
  }
  return value instanceof Opaque ? value.typeName : 'unknown';
}
