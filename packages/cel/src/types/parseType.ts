import {
  listOf,
  mapOf,
  opaque,
  optionalOf,
  param,
  types,
  type Type,
} from './Type';

const known = new Map<string, Type>(Object.entries(types));

/**
 * A type from its notation in the tables of functions: `int`, `list<A>`, `map<string, dyn>`, `optional<T>`; a capital is a
 * parameter, and a name with a dot the type of a library.
 */
export function parseType(text: string): Type {
  const found = known.get(text) ?? read(text);
  known.set(text, found);
  return found;
}

function read(text: string): Type {
  const [, name = text, inner] = /^(\w+)<(.*)>$/.exec(text) ?? [];
  if (inner === undefined) {
    return /^[A-Z]$/.test(text) ? param(text) : opaque(text);
  }
  const [first, second] = splitParams(inner).map(parseType);
  if (!first) {
    throw new Error(`no type: ${text}`);
  }
  switch (name) {
    case 'list':
      return listOf(first);
    case 'map':
      return mapOf(first, second ?? types.dyn);
    case 'optional':
      return optionalOf(first);
    default:
      return { ...types.type, params: [first] };
  }
}

/** At the commas that are in no brackets. */
function splitParams(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    depth += Number(character === '<') - Number(character === '>');
    if (character === ',' && depth === 0) {
      parts.push('');
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts.map(part => part.trim());
}
