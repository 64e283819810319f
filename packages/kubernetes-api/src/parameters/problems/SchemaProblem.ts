/**
 * What is wrong with a schema, and where.
 *
 * @public
 */
export interface SchemaProblem {
  /** From the root of the schema: `properties.size.default`; empty for the root itself. */
  path: string;
  /** What is wrong, to be read after the path: `must be one of object, array`. */
  message: string;
}

/** Collects what is wrong. */
export type Tell = (path: string, message: string) => void;

/** The path of a part of a schema. */
export function partPath(path: string, ...parts: (string | number)[]): string {
  return parts.reduce<string>((found, part) => {
    if (typeof part === 'number') return `${found}[${part}]`;
    return found ? `${found}.${part}` : part;
  }, path);
}
