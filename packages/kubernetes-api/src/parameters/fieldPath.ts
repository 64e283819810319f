const plainKey = /^[A-Za-z0-9_-]+$/;

/** The path of the field or list item `key` in what stands at `path`. @public */
export function fieldPath(path: string, key: string | number): string {
  if (typeof key === 'number' || !plainKey.test(key)) return `${path}[${key}]`;
  return `${path}.${key}`;
}
