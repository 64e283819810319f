import { evaluate } from '@marcbachmann/cel-js';
import { isJsonObject } from '../isJsonObject';
import { ownProperty } from '../schema/ownProperty';
import type { Json, StructuralSchema } from '../StructuralSchema';
import { celName } from './celName';

/**
 * What rules see of a value: integers and numbers apart, times as such, and of objects the properties that the schema
 * knows, or the keys of a map. Fields that are only kept are not seen, as in the API server.
 */
export function toCelValue(
  value: Json | undefined,
  schema: StructuralSchema | undefined,
): unknown {
  if (typeof value === 'number') {
    return schema?.type !== 'number' && Number.isInteger(value)
      ? BigInt(value)
      : value;
  }
  if (typeof value === 'string') return fromText(value, schema?.format);
  if (Array.isArray(value)) {
    return value.map(item => toCelValue(item, schema?.items));
  }
  if (!isJsonObject(value)) return value;
  // Without a prototype, no key of a map is anything but a key.
  const object = Object.create(null);
  const { properties, additionalProperties } = schema ?? {};
  for (const [key, field] of Object.entries(value)) {
    const property = ownProperty(properties, key);
    if (property) {
      object[celName(key)] = toCelValue(field, property);
    } else if (additionalProperties) {
      const described =
        additionalProperties === true ? undefined : additionalProperties;
      object[key] = toCelValue(field, described);
    }
  }
  return object;
}

function fromText(text: string, format = '') {
  switch (format.replaceAll('-', '')) {
    case 'date':
    case 'datetime': {
      const time = new Date(text);
      return Number.isNaN(time.getTime()) ? text : time;
    }
    case 'duration':
      return evaluate('duration(text)', { text });
    case 'byte':
      return Uint8Array.from(
        Array.from(atob(text), character => character.charCodeAt(0)),
      );
    default:
      return text;
  }
}
