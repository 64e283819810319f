import { Uint } from './Uint';

/** The text of a value that has one: of texts, numbers and booleans. Numbers are as JSON has them. */
export function toText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'bigint':
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value instanceof Uint ? String(value.value) : undefined;
  }
}
